"""Reads the Statuspage API with statuscheck, which raises on any word that it does not know."""

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
assert summary.status.description == "Minor Service Outage", summary.status
assert not summary.status.is_ok
components = {component.name: component for component in summary.components}
assert set(components) == {"Platform", "API", "Web", "Mail", "Billing"}, components
assert components["API"].extra_data["status"] == "partial_outage"
assert components["Platform"].extra_data["group"] is True
assert components["Platform"].extra_data["status"] == "partial_outage", "a group is as its worst child"
assert components["Web"].extra_data["status"] == "under_maintenance"
states = {incident.name: incident.status for incident in summary.incidents}
title = "API slow: <b>\"5 > 3\"</b> & ]]> 🔥 שלום"
assert states == {title: "identified", "The web moves, slowly": "in_progress", "API upgrade": "scheduled"}, states
slow = next(incident for incident in summary.incidents if incident.name == title)
assert [component.name for component in slow.components] == ["API", "Mail"], slow.components
assert slow.extra_data["incident_updates"][0]["status"] == "identified"
print("statuscheck: summary")
