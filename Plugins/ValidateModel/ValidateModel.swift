// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// `swift package validate-model`: builds the tool in release and forwards to it.
@main
struct ValidateModel: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let product = Self.ownTool(in: context.package) ?? "validate-model"
    Diagnostics.progress("building \(product) in release; the first time takes some minutes")
    let stamp = SupervisorStamp(context)
    if !stamp.isCurrent { stamp.record(try build(SupervisorStamp.product)) }
    let tool = try build(product)
    let status = try run(tool, Self.withoutSwiftPMOptions(arguments))
    if status != 0 { Diagnostics.error("validate-model ended with exit code \(status)") }
  }

  /// An executable of the package itself that uses the library has check types of its own.
  private static func ownTool(in package: Package) -> String? {
    let usesLibrary = { (target: any Target) in
      target.dependencies.contains { dependency in
        if case .product(let product) = dependency {
          product.name == "ModelValidation"
        } else {
          false
        }
      }
    }
    return package.products(ofType: ExecutableProduct.self)
      .first { usesLibrary($0.mainTarget) }?.name
  }

  private func build(_ product: String) throws -> URL {
    let result = try packageManager.build(
      .product(product), parameters: .init(configuration: .release, logging: .concise))
    guard result.succeeded else {
      Diagnostics.error("failed to build \(product):\n\(result.logText)")
      throw BuildFailed()
    }
    let executables = result.builtArtifacts.filter { $0.kind == .executable }
    guard let tool = executables.first(where: { $0.url.lastPathComponent == product })?.url else {
      Diagnostics.error("failed to find the executable of \(product) after building it")
      throw BuildFailed()
    }
    return tool
  }

  private func run(_ tool: URL, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    let messages = Pipe()
    process.executableURL = tool
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    forwardLines(of: messages.fileHandleForReading)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : 1
  }

  /// SwiftPM holds standard output until the plugin ends when it is a pipe; its progress messages go out
  /// at once, to standard error.
  private func forwardLines(of handle: FileHandle) {
    var rest = Data()
    while case let chunk = handle.availableData, !chunk.isEmpty {
      rest.append(chunk)
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        Diagnostics.progress(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
        rest.removeSubrange(rest.startIndex...end)
      }
    }
    if !rest.isEmpty { Diagnostics.progress(String(decoding: rest, as: UTF8.self)) }
  }

  /// SwiftPM honours these after the verb too, and leaves them among the arguments.
  private static func withoutSwiftPMOptions(_ arguments: [String]) -> [String] {
    let flags: Set = ["--allow-writing-to-package-directory", "--disable-sandbox"]
    let options: Set = ["--allow-writing-to-directory", "--allow-network-connections", "--package"]
    var kept: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return kept + [argument] + rest }
      if flags.contains(argument) { continue }
      if options.contains(argument) {
        rest = rest.dropFirst()
      } else if !options.contains(where: { argument.hasPrefix("\($0)=") }) {
        kept.append(argument)
      }
    }
    return kept
  }
}

struct BuildFailed: Error {}
