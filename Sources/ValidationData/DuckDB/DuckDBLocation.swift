// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationCore

/// Where the DuckDB command-line program is.
package enum DuckDBLocation {
  package static let variable = "VALIDATE_MODEL_DUCKDB"
  package static let installLine = "pip install duckdb-cli==1.5.6"
  static let useAnother =
    "use the tested version: \(installLine), or name its program with --duckdb or \(variable)"

  /// The first of: the explicit path, `VALIDATE_MODEL_DUCKDB`, `duckdb` on `PATH`, and the program
  /// inside the `duckdb-cli` wheel of `VIRTUAL_ENV`. The wheel's Python wrapper is passed by: it
  /// takes four times as long to start and needs that Python.
  ///
  /// - Throws: ``Obstacle`` `engine.missing`; a path that was named but cannot run is not replaced
  ///   by a later one.
  package static func find(explicit: String?, environment: [String: String]) throws -> URL {
    if let explicit { return try named(explicit, by: "--duckdb") }
    if let path = environment[variable], !path.isEmpty { return try named(path, by: variable) }
    for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let candidate = URL(fileURLWithPath: String(folder)).appendingPathComponent("duckdb")
      if let found = program(at: candidate) { return found }
    }
    if let home = environment["VIRTUAL_ENV"], !home.isEmpty,
      let found = programInWheel(of: URL(fileURLWithPath: home, isDirectory: true))
    {
      return found
    }
    throw missing("no duckdb program was found on PATH or in the active virtual environment")
  }

  private static func named(_ path: String, by source: String) throws -> URL {
    if let found = program(at: URL(fileURLWithPath: path)) { return found }
    throw missing("\(source) names \(OneLine.quoted(path)), which is not a program that can run")
  }

  private static func missing(_ message: String) -> Obstacle {
    Obstacle(
      rule: "engine.missing", message: message,
      remedy: "\(installLine), or name the program with --duckdb or \(variable)")
  }
}

extension DuckDBLocation {
  /// The program itself, also behind the wheel's wrapper script; `nil` if there is none.
  private static func program(at url: URL) -> URL? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: url.path)
    else { return nil }
    guard isPythonScript(url) else { return url }
    let wrapper = url.resolvingSymlinksInPath()
    let environment = wrapper.deletingLastPathComponent().deletingLastPathComponent()
    return programInWheel(of: environment) ?? url
  }

  private static func isPythonScript(_ url: URL) -> Bool {
    guard let file = try? FileHandle(forReadingFrom: url) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 256)) ?? nil
    let text = String(decoding: start ?? Data(), as: UTF8.self)
    return text.hasPrefix("#!") && text.contains("python")
  }

  private static func programInWheel(of environment: URL) -> URL? {
    for library in ["lib", "lib64"] {
      let folder = environment.appendingPathComponent(library)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() where name.hasPrefix("python3") {
        for packages in ["site-packages", "dist-packages"] {
          let program = folder.appendingPathComponent("\(name)/\(packages)/duckdb_cli/duckdb")
          if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        }
      }
    }
    return nil
  }
}
