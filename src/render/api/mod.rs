//! What programs read: the Statuspage API, our own, and the metrics.
//!
//! In: a catalog, and the addresses of the site. Out: files. Each is made of the catalog, none of another's output.

pub mod metrics;
pub mod statuspage;
pub mod v1;

use crate::artifact::Stage;
use crate::catalog::Catalog;
use crate::model;
use crate::render::addresses::Addresses;
use crate::render::pages::Desk;
use crate::render::room;
use crate::site::Route;
use crate::site::route::Links;
use crate::site::v1::{Author, Moment};
use crate::time::{self, Zone};

/// A file of the site: where it stands, when it is written, and its bytes.
pub type File = (Route, Stage, Vec<u8>);

/// The links of a file that programs read: full addresses, or relative to the file where the site does not know its own.
#[must_use]
pub fn links(catalog: &Catalog, file: &Route) -> Links {
    catalog.site.url.as_ref().map_or_else(|| Links::from(file), |url| Links::published(url))
}

/// The desk for a file that programs read.
#[must_use]
pub fn desk<'a>(catalog: &'a Catalog, addresses: &'a Addresses<'a>, file: &Route) -> Desk<'a> {
    Desk { links: links(catalog, file), ..Desk::new(catalog, addresses, file) }
}

/// A moment with its precision, as a program reads it.
#[must_use]
pub fn moment(moment: &time::Moment) -> Moment {
    let earliest = moment.earliest().rfc3339();
    let latest = if moment.is_point() { earliest.clone() } else { moment.latest().rfc3339() };
    Moment {
        at: moment.iso(),
        precision: moment.precision().into(),
        about: moment.is_about(),
        earliest,
        latest,
        time_zone: zone_name(moment.zone()),
    }
}

/// Who said something.
#[must_use]
pub fn author(by: &model::By) -> Author {
    let model::By { name, handle, role } = by.clone();
    Author { name, handle, role }
}

/// The name of a zone as programs know it: that of UTC is `Etc/UTC`.
#[must_use]
pub fn zone_name(zone: Zone) -> String {
    if zone == Zone::UTC { "Etc/UTC".into() } else { zone.name() }
}

/// A value as a JSON file that ends in a line break.
#[must_use]
pub fn json(value: &impl serde::Serialize) -> Vec<u8> {
    let written = room::written(|json| {
        serde_json::to_writer(&mut *json, value)?;
        json.push(b'\n');
        serde_json::Result::Ok(())
    });
    written.expect("shapes have text keys and finite numbers")
}
