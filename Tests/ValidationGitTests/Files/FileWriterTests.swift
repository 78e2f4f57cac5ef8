// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#if os(Linux)
  import Foundation
  import Testing
  import ValidationCore

  @testable import ValidationGit

  @Suite struct FileWriterTests {
    /// `/dev/full` refuses every byte as a full disk does.
    @Test func aFullDiskIsAnObstacleOfItsOwn() async throws {
      let rule = await rule {
        try translatingSystemFailures(.root) {
          let full = try Descriptor("/dev/full", O_WRONLY, action: "open")
          try Data("x".utf8).withUnsafeBytes { try FileWriter.write($0, to: full, "/dev/full") }
        }
      }
      #expect(rule == "content.disk-full")
    }
  }
#endif
