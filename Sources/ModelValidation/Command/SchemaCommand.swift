// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of manifests, for editors.",
    discussion: "validate-model schema > .validate-model.schema.json")

  func run() async throws {
    let schema = ManifestLanguage(types: try CheckTypes.checked()).schema
    let data = try ReportCoding.encoder(pretty: true).encode(schema)
    StandardStreams.print(String(decoding: data, as: UTF8.self))
  }
}
