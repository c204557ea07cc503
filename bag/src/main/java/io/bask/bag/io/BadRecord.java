package io.bask.bag.io;

import java.io.Serializable;

/**
 * A record that is not what was asked for.
 *
 * @param file path or address of its file
 * @param line number of its line, from 1
 * @param text the whole line
 * @param reason what is wrong with it
 */
public record BadRecord(String file, long line, String text, String reason) implements Serializable {}
