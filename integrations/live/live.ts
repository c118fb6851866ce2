/** What has just happened, told to those who watch, whichever process it happened in. */
export type Live = {
  /**
   * Yields once at once, and then whenever something happened about one of the topics (`roster <id>`). What happens
   * while the watcher is busy is told once. It may also yield for nothing: whoever watches looks for itself. Ends
   * with the signal, and when this process stops.
   */
  watch(topics: string | readonly string[], signal: AbortSignal): AsyncIterable<Told>
  /** Ends every watch. */
  close(): Promise<void>
}

export type Told = {
  /** What certainly happened. */
  about: ReadonlySet<string>
  /** At first, and after a broken connection: anything may have happened that nobody told. */
  mayHaveMissed: boolean
}
