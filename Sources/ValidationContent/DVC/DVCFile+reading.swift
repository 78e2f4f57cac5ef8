// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension DVCFile {
  /// Whether a file of that name is one, or at least should be.
  package static func isOne(_ path: String) -> Bool {
    // Most paths of a repository end otherwise.
    guard let last = path.utf8.last, last == 0x63 || last == 0x6b else { return false }
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    let (ending, lock) = (Array(".dvc".utf8), Array("dvc.lock".utf8))
    return name == lock
      || name.count > ending.count && name.suffix(ending.count).elementsEqual(ending)
  }

  /// Name of the file that a `dvc.lock` cannot be read without, where there is one beside it.
  package static let pipelineName = "dvc.yaml"

  /// - Parameters:
  ///   - pipeline: the text of the `dvc.yaml` beside a `dvc.lock`; nil where there is none.
  ///   - parse: reads YAML; its errors are told.
  package init(
    named path: String, _ text: Data, pipeline: Data?,
    parse: (Data) throws -> DVCNode
  ) throws(Unreadable) {
    let isLock = path.utf8.reversed().starts(with: "dvc.lock".utf8.reversed())
    let root = try Self.document(text, "", parse)
    if isLock {
      let pipeline = try pipeline.map { text throws(Unreadable) in
        try Self.document(text, "the dvc.yaml beside it: ", parse)
      }
      try self.init(lock: root, pipeline: DVCPipeline(pipeline))
    } else {
      try self.init(pointers: root)
    }
  }

  private static func document(
    _ text: Data, _ what: String, _ parse: (Data) throws -> DVCNode
  ) throws(Unreadable) -> DVCNode {
    do { return try parse(text) } catch { throw Unreadable(description: "\(what)\(error)") }
  }
}
