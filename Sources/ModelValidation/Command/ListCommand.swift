// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the check types.")

  @Option(help: "text or json.")
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() async throws {
    let types = CheckTypes.all.map { (name: $0.type, summary: CheckDocumentation.summary(of: $0)) }
    switch format {
    case .text:
      let width = types.map(\.name.count).max() ?? 0
      for type in types {
        let name = type.name.padding(toLength: width, withPad: " ", startingAt: 0)
        StandardStreams.print("\(name)  \(type.summary)")
      }
      StandardStreams.print("\n`validate-model explain TYPE` tells more about one.")
    case .json:
      let list = types.map { ["type": $0.name, "summary": $0.summary] }
      let data = try ReportCoding.encoder(pretty: true).encode(list)
      StandardStreams.print(String(decoding: data, as: UTF8.self))
    }
  }
}
