//! Room for a file that is being made: as large as the largest, so that each takes no more than it needs.
//!
//! In: whatever writes a file. Out: its bytes, in a place of their own.

use std::cell::Cell;

thread_local! {
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What was written.
///
/// # Errors
/// Those of the writing.
pub fn written<E>(write: impl FnOnce(&mut Vec<u8>) -> Result<(), E>) -> Result<Vec<u8>, E> {
    let mut room = ROOM.take();
    room.clear();
    let result = write(&mut room);
    let bytes = result.map(|()| room.as_slice().to_vec());
    ROOM.set(room);
    bytes
}
