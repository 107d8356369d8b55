// Reads the Statuspage API with statuspage.io, and the calendars with ical.js.
const assert = require('node:assert/strict');
const { Statuspage } = require('statuspage.io');

const url = process.argv[2];
const title = 'API slow: <b>"5 > 3"</b> & ]]> 🔥 שלום';

async function statuspage() {
  const client = new Statuspage('x');
  client.setApiUrl(url);
  const { api } = client;
  const { status, page } = await api.getStatus();
  assert.deepEqual(status, { indicator: 'minor', description: 'Minor Service Outage' });
  assert.match(page.id, /^[a-z0-9]{12}$/);
  assert.equal(page.url, url);
  assert.equal(page.time_zone, 'Europe/Berlin');
  assert.match(page.updated_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const { components } = await api.getComponents();
  const group = components.find((component) => component.group);
  assert.equal(group.name, 'Platform');
  const children = components.filter((component) => component.group_id === group.id);
  assert.deepEqual(children.map((child) => child.id), group.components);
  const summary = await api.getSummary();
  assert.deepEqual(Object.keys(summary), ['page', 'components', 'incidents', 'scheduled_maintenances', 'status']);
  assert.deepEqual(summary.incidents.map((incident) => incident.name), [title]);

  const all = (await api.incidents.getAll()).incidents;
  assert.deepEqual(all.map((one) => one.status), ['identified', 'postmortem', 'resolved']);
  const [open, billing, paper] = all;
  assert.deepEqual(open.incident_updates.map((update) => update.status), ['identified', 'investigating']);
  assert.equal(open.impact, 'major');
  assert.equal(open.resolved_at, null);
  assert.equal(billing.impact, 'critical');
  assert.equal(billing.resolved_at, '2026-11-20T08:00:00.000Z');
  assert.equal(billing.monitoring_at, '2026-11-20T07:40:00.000Z');
  assert.deepEqual(billing.incident_updates.map((update) => update.status),
    ['postmortem', 'resolved', 'monitoring', 'investigating']);
  assert.equal(billing.x_postmortem_url, `${url}/incidents/2026-11-20-billing-down/`);
  assert.deepEqual(billing.x_follow_ups.map((post) => post.title), ['What we learned']);
  assert.equal(paper.started_at, '1969-06-30T23:00:00.000Z');
  assert.equal(paper.x_times.started.at, '1969-07');
  assert.equal(paper.x_times.started.precision, 'month');
  const unresolved = (await api.incidents.getUnresolved()).incidents;
  assert.deepEqual(unresolved.map((one) => one.id), [open.id]);

  // The client's own calls for all of them and for what is active ask for what is upcoming.
  const get = (path) => fetch(`${url}/api/v2/scheduled-maintenances${path}.json`);
  const planned = (await (await get('')).json()).scheduled_maintenances;
  assert.deepEqual(planned.map((one) => one.status), ['completed', 'scheduled', 'in_progress']);
  assert.equal(planned[0].x_cancelled, true);
  const upcoming = (await api.scheduledMaintenances.getUpcoming()).scheduled_maintenances;
  assert.deepEqual(upcoming.map((one) => one.name), ['API upgrade']);
  assert.equal(upcoming[0].scheduled_for, '2026-12-11T03:00:00.000Z');
  assert.equal(upcoming[0].scheduled_until, '2026-12-11T06:00:00.000Z');
  const answer = await get('/active');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  const active = (await answer.json()).scheduled_maintenances;
  assert.deepEqual(active.map((one) => one.name), ['The web moves, slowly']);
  console.log('statuspage.io: status, components, summary, incidents, maintenance');
}

async function calendars() {
  const ICAL = (await import(require.resolve('ical.js'))).default;
  const read = async (path) => {
    const text = await (await fetch(`${url}/${path}`)).text();
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    return events.map((event) => new ICAL.Event(event));
  };
  const planned = await read('maintenance.ics');
  assert.deepEqual(planned.map((event) => event.summary), ['Mail rests', 'API upgrade', 'The web moves, slowly']);
  const [mail, upgrade] = planned;
  assert.equal(mail.startDate.isDate, true);
  assert.equal(mail.endDate.toString(), '2026-12-27');
  assert.equal(mail.component.getFirstPropertyValue('status'), 'CANCELLED');
  assert.equal(upgrade.startDate.toJSDate().toISOString(), '2026-12-11T03:00:00.000Z');
  assert.equal((await read('components/api/maintenance.ics')).length, 1);
  assert.deepEqual(await read('components/billing/maintenance.ics'), []);
  const due = await read('actions.ics');
  assert.deepEqual(due.map((event) => event.startDate.toString()), ['2026-12-01', '2026-11-22', '2026-11-01']);
  console.log('ical.js: maintenance, actions');
}

statuspage().then(calendars).catch((error) => {
  console.error(error);
  process.exit(1);
});
