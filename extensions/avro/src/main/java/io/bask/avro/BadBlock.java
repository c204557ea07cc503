package io.bask.avro;

import java.io.Serializable;

/**
 * A piece of a file that cannot be read.
 *
 * @param file path or address of the file
 * @param offset where its block begins, in bytes; 0 for the header
 * @param reason what is wrong with it
 */
public record BadBlock(String file, long offset, String reason) implements Serializable {}
