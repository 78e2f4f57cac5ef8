// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Where DVC keeps content on this machine. As its place is no part of a revision, the working tree's own
/// configuration counts, as it does for DVC.
struct DVCConfiguration {
  /// Of the working tree.
  let root: URL
  let environment: [String: String]
  private var caches: [RepositoryPath: DVCCache] = [:]

  init(root: URL, environment: [String: String]) {
    self.root = root
    self.environment = environment
  }

  /// The store of the nearest folder around a pointer that DVC was set up in, or else the root's.
  mutating func cache(for pointer: RepositoryPath) -> DVCCache {
    var folder = pointer.folder
    while folder != .root, !isProject(folder) { folder = folder.folder }
    if let known = caches[folder] { return known }
    let cache = cache(of: root.appending(path: folder.text, directoryHint: .isDirectory))
    caches[folder] = cache
    return cache
  }

  private func isProject(_ folder: RepositoryPath) -> Bool {
    var status = stat()
    let path = root.appending(path: folder.text).appending(path: ".dvc").plainPath
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The last file that names a folder wins. Source: dvc 3.67.1, `config.py` and `cachemgr.py`.
  private func cache(of project: URL) -> DVCCache {
    let own = project.appending(path: ".dvc", directoryHint: .isDirectory)
    let files = machineFiles + [own.appending(path: "config"), own.appending(path: "config.local")]
    let named = files.compactMap { folder(namedIn: $0) }
    return DVCCache(at: named.last ?? own.appending(path: "cache", directoryHint: .isDirectory))
  }

  /// Of the system and of the user.
  private var machineFiles: [URL] {
    #if canImport(Darwin)
      let (system, user) = ("/Library/Application Support", "Library/Application Support")
    #else
      let (system, user) = ("/etc/xdg", ".config")
    #endif
    let home = environment["HOME"].map { URL(filePath: $0, directoryHint: .isDirectory) }
    let ours =
      environment["XDG_CONFIG_HOME"].map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? home?.appending(path: user)
    let folders = [
      environment["DVC_SYSTEM_CONFIG_DIR"] ?? system + "/dvc",
      environment["DVC_GLOBAL_CONFIG_DIR"] ?? ours?.appending(path: "dvc").plainPath,
    ]
    return folders.compactMap { $0 }.map { URL(filePath: $0).appending(path: "config") }
  }

  /// What a file says of `cache.dir`; other places than folders of this machine are none.
  private func folder(namedIn file: URL) -> URL? {
    guard let text = try? BoundedFile.read(file.plainPath, limit: 1 << 20),
      let name = Self.value(of: "dir", in: "cache", of: String(decoding: text, as: UTF8.self)),
      !name.isEmpty, !name.contains("://")
    else { return nil }
    let path =
      name == "~" || name.hasPrefix("~/")
      ? (environment["HOME"] ?? "~") + name.dropFirst() : name
    return URL(
      filePath: path, directoryHint: .isDirectory, relativeTo: file.deletingLastPathComponent()
    ).standardizedFileURL
  }

  /// The last value of a key, in the format of configobj: sections in brackets, values perhaps quoted.
  static func value(of key: String, in section: String, of text: String) -> String? {
    var (current, value) = ("", String?.none)
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("["), let end = line.lastIndex(of: "]") {
        current = unquoted(String(line[line.index(after: line.startIndex)..<end]))
      } else if current == section, !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
        guard unquoted(String(line[..<equals])) == key else { continue }
        value = unquoted(String(line[line.index(after: equals)...]))
      }
    }
    return value
  }

  private static func unquoted(_ text: String) -> String {
    let text = text.trimmingCharacters(in: .whitespaces)
    for quote in ["\"", "'"] where text.hasPrefix(quote) {
      return String(text.dropFirst().prefix { String($0) != quote })
    }
    // A comment needs a blank before it.
    return text.split(separator: " #", maxSplits: 1, omittingEmptySubsequences: false).first
      .map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
  }
}
