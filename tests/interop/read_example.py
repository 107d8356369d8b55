"""Reads the open and the maintenance state of `examples/status-page` with statuscheck."""

import sys

from statuscheck.services.bases._statuspageio import BaseStatusPageAPI

url = sys.argv[1]


class Example(BaseStatusPageAPI):
    name = "example"
    base_url = url
    status_url = url

    def _get_base_url(self):
        return f"{url}/api/v2/"


summary = Example().get_summary()
assert summary.status.code == "minor", summary.status
states = {component.name: component.extra_data["status"] for component in summary.components}
assert states["Booking API"] == "partial_outage", states
assert states["Search"] == "under_maintenance", states
assert states["Sign-in"] == "operational", states
incidents = {incident.name: incident.status for incident in summary.incidents}
assert incidents["Some bookings fail at the last step"] == "identified", incidents
assert incidents["The search index is rebuilt"] == "in_progress", incidents
print("statuscheck: the example")
