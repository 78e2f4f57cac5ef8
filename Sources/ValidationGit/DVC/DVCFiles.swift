// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// What the tracked pointers of DVC add to the files that git tracks. Nothing is fetched, and of the
/// content nothing is read but the lists of files of folders.
struct DVCFiles: Sendable {
  /// In byte order; none of them is tracked by git.
  private(set) var files: [TrackedFile] = []
  /// Why paths, and pointers, come without content, whatever they may have in the local store.
  private var obstacles: [RepositoryPath: Obstacle] = [:]
  /// Digests of folders whose list of files is not here.
  private var unlisted: [RepositoryPath: MD5Digest] = [:]
  /// Paths that belong to one machine, and to no revision.
  private var unpushed: Set<RepositoryPath> = []

  private let tracked: TrackedFiles
  private var claims: [RepositoryPath: TrackedFile] = [:]
  private var configuration: DVCConfiguration

  init(of tracked: TrackedFiles, in repository: Repository, _ environment: [String: String]) {
    self.tracked = tracked
    configuration = DVCConfiguration(root: repository.root, environment: environment)
    for file in tracked.files where DVCFile.isOne(file.path.text) && file.isContent {
      do throws(DVCFile.Unreadable) {
        let pointers = try DVCFile(file, among: tracked, in: repository)
        for entry in pointers.entries where entry.role == .output { add(entry, of: file.path) }
      } catch {
        obstacles[file.path] = .unreadableDVCFile(file.path, error)
      }
    }
    for path in claims.keys { if let other = ancestor(of: path) { drop(path, for: other) } }
    files = claims.values.sorted { $0.path < $1.path }
  }

  /// Folders whose files are not known, in byte order.
  var unlistedFolders: [RepositoryPath] { unlisted.keys.sorted() }

  /// Differs between revisions when the folder's files do; nil where they are known.
  func mark(of folder: RepositoryPath) -> MD5Digest? { unlisted[folder] }

  /// For who may read everything: why something of the revision is not here.
  var missing: [Obstacle] {
    obstacles.filter { !unpushed.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Why a path that is not among the files, or lies below one that is not, cannot be had.
  func obstacle(at path: RepositoryPath) -> Obstacle? {
    if obstacles.isEmpty { return nil }
    if let pointer = RepositoryPath(path.text + ".dvc"), let obstacle = obstacles[pointer] {
      return obstacle
    }
    var place = path
    while place != .root {
      if let obstacle = obstacles[place] { return obstacle.concerning(path, below: place) }
      place = place.folder
    }
    return nil
  }

  private mutating func add(_ entry: DVCFile.Entry, of pointer: RepositoryPath) {
    guard entry.keeping.isCached, let place = entry.place(in: pointer.folder) else { return }
    // Git has it, and git's content counts.
    if tracked.file(at: place) != nil { return }
    switch entry.pointer {
    case .failure(let reason): refuse(place, .unnamedDVCContent(place, pointer, reason))
    case .success where !entry.keeping.isPushed:
      refuse(place, .unpushedDVCContent(place, pointer))
      unpushed.insert(place)
    case .success(let content):
      let cache = configuration.cache(for: pointer)
      guard content.isFolder else {
        let object = DVCObject(
          digest: content.digest, hashKind: content.hashKind, size: content.size, cache: cache,
          pointer: pointer)
        return claim(place, object, isExecutable: content.isExecutable)
      }
      addFolder(place, content, cache, pointer)
    }
  }

  private mutating func addFolder(
    _ place: RepositoryPath, _ folder: DVCPointer, _ cache: DVCCache, _ pointer: RepositoryPath
  ) {
    let listing = cache.listing(of: folder.digest, as: folder.hashKind)
    switch listing {
    case .found(let listing):
      for (name, digest) in listing.digests {
        let name = String(decoding: name.bytes, as: UTF8.self)
        guard let path = RepositoryPath(name, in: place) else { continue }
        let object = DVCObject(
          digest: digest, hashKind: folder.hashKind, size: nil, cache: cache, pointer: pointer)
        claim(path, object, isExecutable: false)
      }
    case .absent, .damaged:
      refuse(
        place, .unlistedDVCFolder(place, pointer, folder.digest, isDamaged: listing == .damaged))
      unlisted[place] = folder.digest
    }
  }

  private mutating func refuse(_ place: RepositoryPath, _ obstacle: Obstacle) {
    obstacles[place] = obstacle
    claims[place] = nil
  }

  private mutating func claim(
    _ place: RepositoryPath, _ object: DVCObject, isExecutable: Bool
  ) {
    if obstacles[place] != nil || tracked.file(at: place) != nil { return }
    if let other = claims[place], other.entry.objectID != object.id {
      return drop(place, for: place)
    }
    if place.isPrivate || tracked.isFolder(place) { return drop(place, for: place) }
    let entry = SnapshotEntry(
      path: place, kind: isExecutable ? .executable : .file, objectID: object.id)
    claims[place] = TrackedFile(entry: entry, source: .dvc(object))
  }

  /// A file that stands where a folder on the way to the path would have to be.
  private func ancestor(of path: RepositoryPath) -> RepositoryPath? {
    var folder = path.folder
    while folder != .root {
      if tracked.file(at: folder) != nil || claims[folder] != nil { return folder }
      folder = folder.folder
    }
    return nil
  }

  private mutating func drop(_ path: RepositoryPath, for other: RepositoryPath) {
    refuse(path, .contestedDVCPath(path, other))
  }
}

extension RepositoryPath {
  /// In a place that a command's own git, or DVC, would take for its own. DVC leaves them out too.
  fileprivate var isPrivate: Bool {
    // Most paths have no name with a dot in front.
    guard text.hasPrefix(".") || text.contains("/.") else { return false }
    return components.contains { [".git", ".dvc", ".hg"].contains($0.lowercased()) }
  }
}

extension TrackedFile {
  fileprivate var isContent: Bool {
    entry.kind == .file || entry.kind == .executable
  }
}
