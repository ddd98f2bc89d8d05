package import Symbols

/// Reads logs of NDJSON into a timeline: files, folders, standard input; plain, gzip or zstd.
package struct LogReader {
  /// Receives every rejected line at once, so that a million of them need no memory.
  package var onReject: (Rejection) -> Void = { _ in }
  /// Receives the bytes read so far and, where known, of how many.
  package var onProgress: (_ read: Int, _ total: Int?) -> Void = { _, _ in }

  private let catalogue: KindCatalogue
  private let options: ReadOptions
  private let symbols: SymbolTable

  package init(
    catalogue: KindCatalogue, options: ReadOptions = ReadOptions(), symbols: SymbolTable = SymbolTable()
  ) {
    self.catalogue = catalogue
    self.options = options
    self.symbols = symbols
  }

  /// Reads all of them as one log.
  ///
  /// - Parameter paths: Files, folders (their `.ndjson`, `.jsonl`, `.ndjson.gz` ... by name), or `-`.
  package func read(_ paths: [String]) throws(LogReadError) -> (timeline: Timeline, summary: LogSummary) {
    TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols).finish()
  }
}
