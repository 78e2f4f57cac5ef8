// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationReporting

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Write a manifest, its schema, a GitHub workflow and a Package.swift; never overwrite.")

  @Flag(help: "Lay out the complete starter model repository instead.")
  var starter = false

  @Option(help: "Folder to write into. Default: the current one.")
  var into: String = "."

  func run() async throws {
    let folder = ProcessDescription.current.file(into)
    var files = starter ? Templates.starter : Templates.minimal
    let schema = ManifestLanguage(types: try CheckTypes.checked()).schema
    let text = try ReportCoding.encoder(pretty: true).encode(schema)
    files.append((path: ".validate-model.schema.json", text: String(decoding: text, as: UTF8.self)))
    for file in files { try write(file.path, file.text, in: folder) }
    StandardStreams.print(
      starter
        ? "\nnext: read README.md; it says how to build the features, train, and commit"
        : "\nnext: git add validate-model.yaml .validate-model.schema.json, then validate-model plan"
    )
  }

  private func write(_ path: String, _ text: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(path, isDirectory: false)
    guard !FileManager.default.fileExists(atPath: file.path) else {
      StandardStreams.print("kept     \(path) (it is there already)")
      return
    }
    do { try AtomicFile.write(Data(text.utf8), to: file) } catch {
      throw UsageError(
        "failed to write \(path): \(error)",
        remedy: "choose a folder that can be written with --into")
    }
    StandardStreams.print("wrote    \(path)")
  }
}
