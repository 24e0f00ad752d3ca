//! Takes connections, and only so many that no client can keep the others out.
//!
//! In comes a socket; on each connection requests come in and answers go out, one after the other. Whoever holds a
//! connection without asking for anything loses it: after a time in any case, and at once where its place is wanted.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::AbortHandle;

use super::server::{self, Shared};

/// What clients may take of the server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections that are open at once, event streams not counted. Browsers open six.
    pub connections: usize,
    /// Event streams: one for each page that is open in a browser.
    pub streams: usize,
    /// For the head of a request to arrive, counted from when the connection was ready for it.
    pub head_time: Duration,
    /// Of the head of a request.
    pub head_bytes: usize,
}

impl Limits {
    /// Far more than people need, and far less than a process may hold.
    pub const USUAL: Limits =
        Limits { connections: 256, streams: 64, head_time: Duration::from_secs(10), head_bytes: 16 << 10 };
}

/// Answers whoever connects, for ever.
pub async fn serve(listener: TcpListener, shared: Arc<Shared>, limits: Limits) {
    let door = Arc::new(Door::new(limits));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => door.admit(stream, &shared),
            // The client was gone before its turn came.
            Err(error) if is_of_client(&error) => {}
            // The process may open no more files: somebody has to go.
            Err(_) => {
                door.places().make_room();
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

fn is_of_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// Knows who is in.
pub struct Door {
    limits: Limits,
    places: Mutex<Places>,
    streams: Arc<Semaphore>,
}

/// Open connections, the one that has been silent longest first.
#[derive(Default)]
struct Places {
    next: u64,
    by_silence: BTreeMap<u64, AbortHandle>,
}

impl Places {
    /// Closes the connection that has been silent longest. An answer that its reader does not take is silence, too.
    fn make_room(&mut self) {
        if let Some((_, connection)) = self.by_silence.pop_first() {
            connection.abort();
        }
    }
}

impl Door {
    fn new(limits: Limits) -> Door {
        Door { limits, places: Mutex::default(), streams: Arc::new(Semaphore::new(limits.streams)) }
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a client in; where all places are taken, another loses its own.
    fn admit(self: &Arc<Door>, stream: TcpStream, shared: &Arc<Shared>) {
        let mut places = self.places();
        while places.by_silence.len() >= self.limits.connections.max(1) {
            places.make_room();
        }
        places.next += 1;
        let number = places.next;
        let seat = Seat { door: Arc::clone(self), number: AtomicU64::new(number) };
        let connection = tokio::spawn(converse(stream, Arc::clone(shared), Arc::new(seat)));
        places.by_silence.insert(number, connection.abort_handle());
    }
}

/// A client's place.
pub struct Seat {
    door: Arc<Door>,
    number: AtomicU64,
}

impl Seat {
    /// The client has asked for something: it goes last.
    fn speak(&self) {
        // One that has lost its place a moment ago does not get it back.
        if let Some(connection) = self.leave() {
            self.enter(connection);
        }
    }

    fn enter(&self, connection: AbortHandle) {
        let mut places = self.door.places();
        places.next += 1;
        self.number.store(places.next, Ordering::Relaxed);
        let number = places.next;
        places.by_silence.insert(number, connection);
    }

    fn leave(&self) -> Option<AbortHandle> {
        self.door.places().by_silence.remove(&self.number.load(Ordering::Relaxed))
    }

    /// The client only listens from now on, and keeps its place for as long as it does; `None` where too many do.
    pub fn listen(self: &Arc<Seat>) -> Option<Listening> {
        let permit = Arc::clone(&self.door.streams).try_acquire_owned().ok()?;
        Some(Listening { connection: self.leave(), seat: Arc::clone(self), _permit: permit })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Lasts as long as a client listens.
pub struct Listening {
    seat: Arc<Seat>,
    connection: Option<AbortHandle>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.seat.enter(connection);
        }
    }
}

/// Answers the requests of one connection. What goes wrong on it is the client's affair, and ends it.
async fn converse(stream: TcpStream, shared: Arc<Shared>, seat: Arc<Seat>) {
    let _ = stream.set_nodelay(true);
    let limits = seat.door.limits;
    let answer = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let (shared, seat) = (Arc::clone(&shared), Arc::clone(&seat));
        async move {
            seat.speak();
            let request: Request = request.map(Body::new);
            Ok::<Response, Infallible>(server::answer(shared, request, &seat).await)
        }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        // Counts while a connection waits for its next request as well.
        .header_read_timeout(limits.head_time)
        .max_buf_size(limits.head_bytes)
        .serve_connection(TokioIo::new(stream), answer)
        .await;
}
