// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationReporting

/// What was once found out about a file outside the repository, kept as long as the system says that the
/// file is untouched: its size, its place on the disk, and when it was last written and changed.
///
/// Never for what is verified: a program that is told from others by its digest may be taken at the
/// system's word, an artifact may not.
struct RememberedFacts: Sendable {
  let folder: URL

  private struct Fact: Codable {
    var stamp: String
    var text: String
  }

  /// The clock of a file system may not tell two times apart that are closer.
  private static let settling: TimeInterval = 2

  /// - Parameters:
  ///   - kind: Word that tells it from other facts of the file.
  ///   - find: Finds it out, where it is not known.
  func text(_ kind: String, of file: URL, _ find: () -> String?) -> String? {
    guard let stamp = FileStamp(of: file) else { return find() }
    let place = self.place(kind, file)
    if let data = try? Data(contentsOf: place),
      let fact = try? ReportCoding.decoder.decode(Fact.self, from: data),
      fact.stamp == stamp.identity
    {
      return fact.text
    }
    let text = find()
    let isSettled = Date().timeIntervalSince1970 - stamp.changed > Self.settling
    if let text, isSettled, FileStamp(of: file)?.identity == stamp.identity,
      let data = try? ReportCoding.encoder().encode(Fact(stamp: stamp.identity, text: text))
    {
      try? AtomicFile.write(data, to: place)
    }
    return text
  }

  private func place(_ kind: String, _ file: URL) -> URL {
    let name = ContentDigest.sha256(of: "\(kind) \(file.path)".utf8).hex.prefix(32)
    return folder.appendingPathComponent("\(name).json", isDirectory: false)
  }
}
