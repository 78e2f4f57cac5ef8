// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension StrictJSON {
  /// - Throws: ``StrictJSONError``.
  package init(parsing bytes: [UInt8]) throws(StrictJSONError) {
    self = try StrictJSONReader.read(bytes)
  }

  /// What stands under a key: its whole spelling first, then, dot by dot, as a way through objects.
  /// Names may hold dots themselves, as those of files do.
  package func value(at key: String) -> StrictJSON? {
    if let value = self[key] { return value }
    guard case .object = self else { return nil }
    var dot = key.startIndex
    while let next = key[dot...].firstIndex(of: ".") {
      if let inner = self[String(key[..<next])]?.value(at: String(key[key.index(after: next)...])) {
        return inner
      }
      dot = key.index(after: next)
    }
    return nil
  }
}
