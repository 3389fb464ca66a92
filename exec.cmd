@rem npm scripts say "exec node ...", so that a signal to npm reaches the service; Windows knows no exec.
@%*
