// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

/// A Python interpreter and the folders that it imports packages from.
struct PythonInstallation: Sendable {
  let identity: String

  /// - Returns: `nil` for a script in the interpreter's place, such as the shims of version managers: which
  ///   interpreter it starts is decided when it runs.
  init?(at program: URL, home: String?) {
    let real = program.resolvingSymlinksInPath()
    guard let handle = try? FileHandle(forReadingFrom: real),
      let start = try? handle.read(upToCount: 2), start != Data("#!".utf8)
    else { return nil }
    let folders = Self.packageFolders(program, real, home: home)
    identity = ([FileStamp.text(of: real)] + folders.map(Self.listing)).joined(separator: "\n")
  }

  private static func packageFolders(_ program: URL, _ real: URL, home: String?) -> [URL] {
    let prefixes = [program, real].map {
      $0.deletingLastPathComponent().deletingLastPathComponent().path
    }
    let places = prefixes + ["/usr/local", "/usr"] + (home.map { ["\($0)/.local"] } ?? [])
    let libraries = Set(places).sorted().map {
      URL(fileURLWithPath: "\($0)/lib", isDirectory: true)
    }
    return libraries.flatMap { library in
      names(in: library).filter { $0.hasPrefix("python3") }.flatMap { version in
        ["site-packages", "dist-packages"].map {
          library.appendingPathComponent("\(version)/\($0)")
        }
      }
    }
  }

  /// Installing, upgrading or removing a package changes the names of the `dist-info` folders or the time
  /// at which they were written; `.pth` files say where else code comes from.
  private static func listing(of folder: URL) -> String {
    let lines = names(in: folder).map { name in
      let entry = folder.appendingPathComponent(name)
      if name.hasSuffix(".pth") || name.hasSuffix(".egg-link") || name.hasPrefix("__editable__") {
        return "\(name) \((try? ContentDigest.sha256(ofFileAt: entry).hex) ?? "?")"
      }
      return name.hasSuffix("-info") ? FileStamp.text(of: entry) : name
    }
    return "\(folder.path) \(ContentDigest.sha256(of: lines.joined(separator: "\n").utf8).hex)"
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
