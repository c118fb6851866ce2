/** What has just happened, told to those who watch, whichever process it happened in. */
export type Live = {
  /**
   * Yields once at once, and then whenever something happened about a topic (`roster <id>`); what happens
   * while the watcher is busy is told once. It may also yield for nothing: whoever watches looks for itself.
   * Ends with the signal, and when this process stops.
   */
  watch(topic: string, signal: AbortSignal): AsyncIterable<void>
  /** Ends every watch. */
  close(): Promise<void>
}
