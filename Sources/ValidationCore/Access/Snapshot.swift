// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// One tracked path of a revision.
public struct SnapshotEntry: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Sendable { case file, executable, symbolicLink, submodule }

  public var path: RepositoryPath
  public var kind: Kind
  /// Git object id in hexadecimal, of the content as git stores it (a pointer for LFS files); `md5:…` for
  /// content that DVC keeps, for which git stores nothing at this path.
  public var objectID: String

  public init(path: RepositoryPath, kind: Kind, objectID: String) {
    self.path = path
    self.kind = kind
    self.objectID = objectID
  }
}

extension SnapshotEntry {
  /// Git has nothing at its path: a tracked pointer of DVC says that its content belongs there.
  public var isKeptByDVC: Bool { objectID.hasPrefix("md5:") }
}

/// Content of one path on local disk, its digest checked. To be read only: it may be the LFS store or
/// DVC's cache.
public struct SnapshotFile: Sendable {
  public var path: RepositoryPath
  public var url: URL
  /// Bytes.
  public var size: UInt64
  /// Changes when the content does: the git object id, `sha256:…` for content behind a pointer of git LFS,
  /// or `md5:…` for content behind one of DVC.
  public var contentID: String

  public init(path: RepositoryPath, url: URL, size: UInt64, contentID: String) {
    self.path = path
    self.url = url
    self.size = size
    self.contentID = contentID
  }
}

/// Content that may be read while its digest is still being compared. What is made of it counts only once
/// the check has passed.
public struct UncheckedFile: Sendable {
  public var file: SnapshotFile
  /// Throws what ``Snapshot/file(at:)`` throws.
  public var check: @Sendable () async throws -> Void

  public init(file: SnapshotFile, check: @escaping @Sendable () async throws -> Void) {
    self.file = file
    self.check = check
  }
}

/// Read-only view of the tracked files of one revision. Listing is free; content is fetched when
/// asked for, large files through their pointers, each digest checked before it is handed out.
public protocol Snapshot: Sendable {
  var revision: Revision { get }

  /// All tracked paths, in byte order: those that git tracks, and those that tracked pointers of DVC stand
  /// for.
  var entries: [SnapshotEntry] { get }

  /// Folders that belong to the revision while their files are not known here: the list of them, which
  /// DVC keeps apart, is not in the local store. Asking for such a folder as a file tells what to fetch.
  var unlistedFolders: [RepositoryPath] { get }

  func entry(at path: RepositoryPath) -> SnapshotEntry?

  /// Tracked paths that reading a path goes through: every symbolic link on the way, and the place where
  /// it ends. What a reader sees changes when one of them does.
  ///
  /// - Throws: ``Obstacle`` for a link that leaves the tree or never ends.
  func trail(to path: RepositoryPath) throws -> [RepositoryPath]

  /// - Throws: ``Obstacle``: not tracked (`content.untracked` when it exists in the working tree, else
  ///   `content.missing`), LFS or DVC content that is not in the local store (`content.pointer-unresolved`),
  ///   a digest that does not match (`content.digest-mismatch`), objects missing in a partial clone
  ///   (`content.object-missing`), a link that leaves the tree (`content.escaping-link`).
  func file(at path: RepositoryPath) async throws -> SnapshotFile

  /// The same as soon as it can be read, for large files that take long to digest.
  func uncheckedFile(at path: RepositoryPath) async throws -> UncheckedFile
}

extension Snapshot {
  /// Right where there is no DVC.
  public var unlistedFolders: [RepositoryPath] { [] }

  /// Right where there are no links.
  public func trail(to path: RepositoryPath) throws -> [RepositoryPath] { [path] }

  /// Right where nothing takes long.
  public func uncheckedFile(at path: RepositoryPath) async throws -> UncheckedFile {
    UncheckedFile(file: try await file(at: path)) {}
  }
}

/// Private export of a snapshot that commands may run in and write to.
public struct Workspace: Sendable {
  /// Folder that holds the tracked files.
  public var root: URL
  /// Empty folder for what the command produces, `{output}` in its arguments.
  public var output: URL
  /// Private `TMPDIR` of the command.
  public var temporary: URL

  public init(root: URL, output: URL, temporary: URL) {
    self.root = root
    self.output = output
    self.temporary = temporary
  }
}

/// Gives checks the content of a revision: read-only as a snapshot, or exported for commands.
public protocol ContentStore: Sendable {
  /// - Throws: ``Obstacle`` when the side is the base and there is none.
  func snapshot(of side: Side) async throws -> any Snapshot

  /// A commit by its whole id in hexadecimal, whichever revision is compared with.
  ///
  /// - Returns: `nil` when it is not in this clone, and so no ancestor of the candidate either.
  /// - Throws: ``Obstacle`` when history or objects are missing that could have told more, such as
  ///   `history.shallow`.
  func commit(_ id: String) async throws -> NamedCommit?

  /// Exports a snapshot, LFS and DVC content included, runs the body, and removes the export afterwards, also
  /// when the body throws or is cancelled. Every call gets a folder of its own, without `.git`.
  ///
  /// - Throws: ``Obstacle`` when content is missing or the disk is full; whatever the body throws.
  func withWorkspace<Result: Sendable>(
    of side: Side, _ body: @Sendable (Workspace) async throws -> Result
  ) async throws -> Result
}
