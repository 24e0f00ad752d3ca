nav-home = Start
motto = Every figure has a source.
