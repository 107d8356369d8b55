// Reads the open, the resolved and the maintenance state of `examples/status-page` with statuspage.io.
const assert = require('node:assert/strict');
const { Statuspage } = require('statuspage.io');

(async () => {
  const client = new Statuspage('x');
  client.setApiUrl(process.argv[2]);
  const { api } = client;
  const { status } = await api.getStatus();
  assert.equal(status.indicator, 'minor');
  const summary = await api.getSummary();
  assert.deepEqual(summary.incidents.map((one) => [one.name, one.status]), [['Some bookings fail at the last step', 'identified']]);
  const { incidents } = await api.incidents.getAll();
  const signIn = incidents.find((one) => one.name === 'Nobody could sign in for 23 minutes');
  assert.equal(signIn.status, 'postmortem');
  assert.equal(signIn.resolved_at, '2026-11-12T07:23:00.000Z');
  const maintenance = summary.scheduled_maintenances.map((one) => [one.name, one.status]).sort();
  assert.deepEqual(maintenance, [['Payments move to a second provider', 'scheduled'], ['The search index is rebuilt', 'in_progress']]);
  console.log('statuspage.io: the example');
})();
