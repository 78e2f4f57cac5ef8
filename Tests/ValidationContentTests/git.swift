// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

struct GitFailure: Error { let status: Int32 }

/// First line that the real git prints; throws where it is missing or fails.
func git(_ arguments: String...) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["git"] + arguments
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let text = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw GitFailure(status: process.terminationStatus)
  }
  return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
}
