// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

extension DVCFile {
  private static let largest = 8 << 20

  /// A tracked `.dvc` file or `dvc.lock`, read with the `dvc.yaml` beside it.
  init(
    _ file: TrackedFile, among files: TrackedFiles, in repository: Repository
  ) throws(Unreadable) {
    let text = try Self.text(of: file, in: repository)
    let pipeline = RepositoryPath(Self.pipelineName, in: file.path.folder)
      .flatMap { files.file(at: $0) }
    try self.init(
      named: file.path.text, text,
      pipeline: try pipeline.map { file throws(Unreadable) in
        try Self.text(of: file, in: repository)
      }
    ) { text in
      try ManifestReader.read(
        text, file: file.path.text, as: .other("DVC file", largest: Self.largest)
      )
      .folded(scalar: DVCNode.scalar, list: DVCNode.list, mapping: DVCNode.map)
    }
  }

  private static func text(
    of file: TrackedFile, in repository: Repository
  ) throws(Unreadable) -> Data {
    var text: Data?
    switch file.source {
    case .object: text = try? repository.smallBlob(file.entry.objectID, limit: largest)
    case .workingFile:
      let path = repository.root.appending(path: file.path.text).plainPath
      text = try? BoundedFile.read(path, limit: largest, following: false)
      // What was listed is judged, not what was written since.
      if let read = text, ContentDigest.gitBlob(of: read).hex != file.entry.objectID { text = nil }
    case .workingLink, .special, .dvc: break
    }
    guard let text else {
      throw Unreadable(description: "\(file.path.name) cannot be read, or is larger than 8 MiB")
    }
    return text
  }
}

extension DVCFile.Entry {
  func place(in folder: RepositoryPath) -> RepositoryPath? {
    guard let place = place(from: ContentPath(folder.text)) else { return nil }
    return String(validating: place.bytes, as: UTF8.self).flatMap { RepositoryPath($0) }
  }
}
