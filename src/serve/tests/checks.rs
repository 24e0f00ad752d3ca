//! Checks beside the next build.

use std::sync::RwLock;

use super::*;

/// A site whose check takes all threads that it is given, until the gate opens.
struct Slow {
    begun: Mutex<Sender<()>>,
    gate: RwLock<()>,
}

impl Site for Slow {
    fn get(&self, _: &str) -> Option<Response> {
        None
    }

    fn problems_html(&self) -> Option<String> {
        None
    }

    fn complete(&self) -> bool {
        rayon::broadcast(|_| {
            self.begun.lock().unwrap().send(()).unwrap();
            drop(self.gate.read().unwrap());
        });
        false
    }
}

#[test]
fn the_next_build_does_not_wait_for_the_check_of_the_one_before() {
    let (begun, starts) = channel();
    let slow = Arc::new(Slow { begun: Mutex::new(begun), gate: RwLock::new(()) });
    let update = Update { version: 1, is_style_only: false, checks: 0 };
    let shared = Shared::new(Arc::clone(&slow) as Arc<dyn Site>, update, true);
    let (wanted, latest) = channel();
    let closed = slow.gate.write().unwrap();
    wanted.send(()).unwrap();
    drop(wanted);
    std::thread::scope(|scope| {
        let shared = &shared;
        scope.spawn(move || complete_latest(&latest, shared));
        (0..rayon::current_num_threads()).for_each(|_| starts.recv_timeout(DEADLINE).unwrap());
        let (done, is_done) = channel();
        rayon::spawn(move || done.send(()).unwrap());
        let built = is_done.recv_timeout(DEADLINE);
        drop(closed);
        built.unwrap();
    });
}
