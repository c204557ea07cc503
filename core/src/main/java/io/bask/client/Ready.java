package io.bask.client;

/** Something that a worker can be given to do. An abstract class, so that what users see has no method to run it. */
abstract class Ready {
    /** Does it; must not throw. */
    abstract void run(Worker worker);

    /** Gives it up without doing it, as the client is closing. */
    abstract void abandon();

    /** Calls of higher priority come first. */
    int priority() {
        return 0;
    }
}
