// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationArtifacts

/// Files beside a scanned model, of which those are remembered that it names and that are there.
final class ScanCompanions: Companions {
  private let folder: FolderCompanions
  private let found = Mutex<Set<String>>([])

  init(folder: URL) { self.folder = FolderCompanions(folder: folder) }

  func companion(at path: String) -> Companion {
    let companion = folder.companion(at: path)
    if case .file(let url, _, _) = companion {
      _ = found.withLock { $0.insert(Self.place(of: url)) }
    }
    return companion
  }

  func claim(_ path: String) { _ = companion(at: path) }

  /// Absolute, and spelled in one way.
  var places: Set<String> { found.withLock { $0 } }

  static func place(of url: URL) -> String { url.standardizedFileURL.path(percentEncoded: false) }
}

extension [ScanResult] {
  /// Data that belong to a model which was scanned with them were judged there.
  func hosted() -> [ScanResult] {
    var hosts: [String: String] = [:]
    for result in self {
      for place in result.companions where hosts[place] == nil { hosts[place] = result.path }
    }
    guard !hosts.isEmpty else { return self }
    return map { result in
      guard result.isUnrecognised, let text = String(validating: result.place, as: UTF8.self) else {
        return result
      }
      var hosted = result
      hosted.host = hosts[ScanCompanions.place(of: URL(filePath: text))]
      return hosted
    }
  }
}
