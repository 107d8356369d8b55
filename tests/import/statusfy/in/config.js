module.exports = { title: 'Example' }
