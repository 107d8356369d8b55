//! What stands in for `storage` in a program that was built without the feature `object-storage`: how to get one with it.
//!
//! In: an address. Out: an error that says what to do.

use camino::Utf8Path;

use super::{Address, WriteReport};
use crate::artifact::ArtifactSet;
use crate::error::Error;

/// A storage that this program cannot talk to: there is none.
#[derive(Debug)]
pub enum Storage {}

impl Storage {
    /// Says how to get a program that can.
    ///
    /// # Errors
    /// Always.
    pub fn open(address: &Address) -> Result<Self, Error> {
        Err(Error::Request {
            what: format!("this `afterword` cannot talk to `{address}`: it was built without object storage"),
            next: "get it with `cargo install afterword --features object-storage`, or copy `public/` there with the \
                   storage's own tool"
                .into(),
        })
    }

    /// Brings nothing.
    ///
    /// # Errors
    /// Never, since there is no such storage.
    pub fn upload(&self, _: &ArtifactSet, _: &Utf8Path) -> Result<WriteReport, Error> {
        match *self {}
    }
}
