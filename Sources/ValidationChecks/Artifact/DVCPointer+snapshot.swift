// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

extension DVCPointer {
  /// What `PATH.dvc` says of the path; `nil` without such a file.
  ///
  /// - Throws: ``Obstacle`` where that file says nothing usable.
  init?(to path: RepositoryPath, in snapshot: any Snapshot) async throws {
    guard let place = RepositoryPath(path.text + ".dvc"), snapshot.entry(at: place) != nil else {
      return nil
    }
    let file = try await snapshot.file(at: place)
    guard file.size <= UInt64(ManifestReader.largestSize) else {
      throw Obstacle.noDVC(place, "it is too large")
    }
    do {
      let bytes = Array(try Data(contentsOf: file.url))
      let root = DVCNode(try ManifestReader.read(bytes, file: place.text))
      let folder = ContentPath(normalizing: place.folder.text)
      for entry in try DVCFile(pointers: root).entries where entry.role == .output {
        let pointer = try entry.pointer.get()
        guard pointer.place(from: folder)?.bytes.elementsEqual(path.text.utf8) == true else {
          continue
        }
        self = pointer
        return
      }
      throw Obstacle.noDVC(place, "it tracks something else")
    } catch let error as DVCFile.Unreadable {
      throw Obstacle.noDVC(place, error.description)
    } catch let error as ManifestProblems {
      throw Obstacle.noDVC(place, error.problems.first?.message ?? "it is no YAML document")
    }
  }
}

extension DVCNode {
  fileprivate init(_ node: ManifestNode) {
    switch node.content {
    case .scalar(let text, _): self = .scalar(text)
    case .sequence(let nodes): self = .list(nodes.map { DVCNode($0) })
    case .mapping(let members):
      self = .map(
        Dictionary(members.map { ($0.key.text ?? "", DVCNode($0.value)) }) { first, _ in first })
    }
  }
}

extension Obstacle {
  fileprivate static func noDVC(_ path: RepositoryPath, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "provenance.dvc", message: "'\(path)' tells no digest: \(OneLine.of(reason))",
      remedy: "track the file again with `dvc add`")
  }
}
