// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A list of SHA-256 digests and file names, as `sha256sum` writes and reads it.
///
/// Source: coreutils 9.4, `digest.c`. Nothing is left out silently: a line that says nothing usable is
/// a problem of its own.
package struct ChecksumList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// Below the folder that the list lies in.
    package let path: ContentPath
    package let digest: SHA256Digest
  }

  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let reason: String

    package var description: String { "line \(line): \(reason)" }
  }

  /// In order of line; no path twice.
  package private(set) var entries: [Entry] = []
  package private(set) var problems: [Problem] = []

  /// What 250,000 files take; more is refused by who reads the file.
  package static let maximumBytes: Int64 = 32 << 20

  /// With more, the file is no list, and the rest of it is not read.
  private static let maximumProblems = 1000

  package init(parsing bytes: [UInt8]) {
    var known: [ContentPath: SHA256Digest] = [:]
    var (rest, number) = (bytes[...], 0)
    while !rest.isEmpty, problems.count < Self.maximumProblems {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest.dropFirst(line.count + 1)
      number += 1
      read(line.last == UInt8(ascii: "\r") ? line.dropLast() : line, number, &known)
    }
    if !rest.isEmpty {
      problems.append(Problem(line: number + 1, reason: "and what follows is not read"))
    }
  }

  private mutating func read(
    _ line: ArraySlice<UInt8>, _ number: Int, _ known: inout [ContentPath: SHA256Digest]
  ) {
    if line.isEmpty || line.first == UInt8(ascii: "#") { return }
    do throws(ChecksumLine.Fault) {
      let (path, digest) = try ChecksumLine.read(line)
      let earlier = known.updateValue(digest, forKey: path)
      guard earlier == nil || earlier == digest else {
        throw ChecksumLine.Fault(reason: "\(path) was listed before, with another digest")
      }
      if earlier == nil { entries.append(Entry(line: number, path: path, digest: digest)) }
    } catch {
      problems.append(Problem(line: number, reason: error.reason))
    }
  }
}
