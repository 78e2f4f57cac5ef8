// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationCore

/// One run's private folder, marked as alive by a lock that the system drops when the process ends,
/// however it ends.
package final class RunFolder: Sendable {
  package let url: URL
  private let lock: Lock

  /// Makes `<runs>/<pid>-<random>`, readable by this user only.
  ///
  /// - Throws: ``Obstacle`` `run.folder`, `content.disk-full`.
  package init(in runs: URL) throws {
    do {
      try FileManager.default.createDirectory(at: runs, withIntermediateDirectories: true)
      // Nobody may look for stale folders between the making of this one and its lock.
      let gate = try Self.gate(of: runs)
      defer { gate.release() }
      url =
        runs.appending(path: "\(getpid())-\(UInt64.random(in: .min ... .max))")
        .standardizedFileURL
      guard mkdir(url.plainPath, 0o700) == 0 else {
        throw SystemFailure(errno, "create \(url.plainPath)")
      }
      guard let lock = try Lock(Self.lockFile(of: url), waiting: false) else {
        throw SystemFailure(EWOULDBLOCK, "lock \(url.plainPath)")
      }
      self.lock = lock
    } catch {
      throw Obstacle.runFolder(runs, error)
    }
  }

  /// A subfolder, made.
  func makeFolder(_ name: String) throws -> URL {
    let folder = url.appending(path: name, directoryHint: .isDirectory)
    guard mkdir(folder.plainPath, 0o700) == 0 else {
      throw Obstacle.runFolder(url, SystemFailure(errno, "create \(folder.plainPath)"))
    }
    return folder
  }

  /// To be called at the end; a folder that is forgotten goes when its last user does.
  package func remove() {
    FolderRemoval.remove(url)
  }

  deinit {
    remove()
    lock.release()
  }

  /// Removes the folders of runs whose process is gone.
  ///
  /// - Returns: how many.
  @discardableResult
  package static func removeStale(in runs: URL) throws -> Int {
    guard FileManager.default.fileExists(atPath: runs.plainPath) else { return 0 }
    let stale: [(URL, Lock)]
    do {
      let gate = try gate(of: runs)
      defer { gate.release() }
      stale = try FileManager.default
        .contentsOfDirectory(at: runs, includingPropertiesForKeys: nil)
        .filter { isRun($0.lastPathComponent) }
        .compactMap { folder in
          try Lock(lockFile(of: folder), waiting: false).map { (folder, $0) }
        }
    } catch {
      throw Obstacle.runFolder(runs, error)
    }
    for (folder, lock) in stale {
      FolderRemoval.remove(folder)
      lock.release()
    }
    return stale.count
  }

  /// Nothing else that somebody keeps there is touched.
  private static func isRun(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static func lockFile(of folder: URL) -> String { folder.plainPath + "/lock" }

  private static func gate(of runs: URL) throws -> Lock {
    guard let gate = try Lock(runs.plainPath + "/.lock", waiting: true) else {
      throw SystemFailure(EWOULDBLOCK, "lock \(runs.plainPath)")
    }
    return gate
  }
}

extension Obstacle {
  static func runFolder(_ runs: URL, _ error: any Error) -> Obstacle {
    if (error as? SystemFailure)?.isDiskFull == true {
      return .diskFull("create a private folder in \(runs.plainPath)")
    }
    return Obstacle(
      rule: "run.folder", message: "no private folder in \(runs.plainPath): \(error)",
      remedy: "make it writable, or choose another with `--cache`")
  }
}
