package io.bask.client;

/**
 * How a client stands.
 *
 * @param threads calls that may run at once
 * @param running calls that are running now, those that wait in the midst of a call included
 * @param unfinished calls that are not done, running ones included
 * @param finished calls that ended well so far
 * @param failed calls that threw, or that read what one that threw was to make
 * @param cancelled calls that were cancelled
 */
public record ClientInfo(int threads, int running, long unfinished, long finished, long failed, long cancelled) {}
