//! The site while it is being written: linked anew on every change, reloaded in the browser.
//! DOOR(net): nothing else listens.
//!
//! In: a project and an order. Out: answers on a loopback address. What is wrong with the sources is shown over the
//! page, and the last good site stays. It opens no file: an address is looked up among the pages and files of the site,
//! so that no way of writing one leads out of it.

mod answer;
mod live;
mod watch;

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::thread;

use tiny_http::{Request, Server};

use crate::config::Project;
use crate::error::Error;
use crate::pipeline::Order;
use answer::{Answer, answer};
use live::Live;

/// How many requests are answered at once; a browser that listens for changes has a thread of its own.
const THREADS: usize = 4;
/// How many ports are tried after the first, where the first was not asked for.
const PORTS: u16 = 20;

/// Where to listen, and what to show.
pub struct Options<'a> {
    pub host: IpAddr,
    /// The port that was asked for; `None` takes the first free one from 4000 on.
    pub port: Option<u16>,
    /// What to build, asked anew for each build, since the clock goes on.
    pub order: &'a (dyn Fn() -> Result<Order, Error> + Sync),
    /// Called once with the address, when the first page can be seen.
    pub on_ready: &'a dyn Fn(&str),
    /// Called after each build with what a person should read.
    pub on_build: &'a dyn Fn(&live::Report),
    /// Called where a build could not run.
    pub on_fail: &'a dyn Fn(&Error),
}

pub use live::Report;
pub use watch::watch;

/// Serves until it is stopped.
///
/// # Errors
/// If no address is free, or the folder cannot be watched.
pub fn run(project: &Project, options: &Options) -> Result<(), Error> {
    let (server, address) = listen(options)?;
    let url = format!("http://{address}");
    let order = || {
        project.still()?;
        Ok(Order { base_url: Some(url.clone()), ..(options.order)()? })
    };
    let live = Arc::new(Live::default());
    let changes = watch::watch(project)?;
    let stop = changes.has_more();
    let first = live.glance(project, &order()?, None)?;
    (options.on_ready)(&format!("{url}/"));
    let server = Arc::new(server);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            let (server, live, host) = (Arc::clone(&server), Arc::clone(&live), options.host);
            scope.spawn(move || {
                while let Ok(request) = server.recv() {
                    respond(request, &live, host);
                }
            });
        }
        (options.on_build)(&live.look(first, &stop));
        while let Some(change) = changes.wait() {
            match order().and_then(|order| live.glance(project, &order, Some(&change))) {
                Ok(glance) => (options.on_build)(&live.look(glance, &stop)),
                Err(error) => {
                    live.fail(&error);
                    (options.on_fail)(&error);
                }
            }
        }
    });
    Ok(())
}

/// The first address that is free.
fn listen(options: &Options) -> Result<(Server, SocketAddr), Error> {
    const FIRST: u16 = 4000;
    let ports = options.port.map_or(FIRST..=FIRST + PORTS, |port| port..=port);
    let mut refused = None;
    for port in ports {
        let address = SocketAddr::new(options.host, port);
        match Server::http(address) {
            Ok(server) => {
                let address = server.server_addr().to_ip().unwrap_or(address);
                return Ok((server, address));
            }
            Err(error) => refused = Some((address, error.to_string())),
        }
    }
    let (address, why) = refused.unwrap_or_else(|| (SocketAddr::new(options.host, FIRST), "no port was tried".into()));
    Err(Error::Listen { address: address.to_string(), why })
}

/// Answers one request; a browser that has gone away is no reason to stop.
fn respond(request: Request, live: &Arc<Live>, host: IpAddr) {
    let asked_for = request.headers().iter().find(|header| header.field.equiv("Host"));
    let asked_for = asked_for.map(|header| header.value.as_str().to_owned());
    let shown = live.shown();
    match answer(request.method().as_str(), request.url(), asked_for.as_deref(), host, &|path| shown.file(path)) {
        Answer::Page { status, media, bytes } => {
            let response = tiny_http::Response::from_data(bytes).with_status_code(status);
            let header = |name: &str, value: &str| tiny_http::Header::from_bytes(name, value).ok();
            let headers = [header("Content-Type", media), header("Cache-Control", "no-store")];
            let _ = request.respond(headers.into_iter().flatten().fold(response, tiny_http::Response::with_header));
        }
        Answer::Moved { to } => {
            let location = tiny_http::Header::from_bytes("Location", to.as_bytes()).ok();
            let response = tiny_http::Response::empty(301);
            let _ = request.respond(location.into_iter().fold(response, tiny_http::Response::with_header));
        }
        Answer::Events => {
            let live = Arc::clone(live);
            thread::spawn(move || tell(request.into_writer(), &live));
        }
    }
}

/// Tells a browser of every build until it goes away.
fn tell(mut out: Box<dyn Write + Send>, live: &Live) {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    if out.write_all(head.as_bytes()).is_err() {
        return;
    }
    let mut seen = None;
    loop {
        let event = live.next(seen);
        let line = match &event {
            Some(event) => format!("data: {}\n\n", event.json),
            // Nothing new for a while: the line finds out whether anybody still listens.
            None => ":\n\n".to_owned(),
        };
        if out.write_all(line.as_bytes()).and_then(|()| out.flush()).is_err() {
            return;
        }
        seen = event.map(|event| event.version).or(seen);
    }
}
