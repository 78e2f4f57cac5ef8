// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationProcesses

@Suite struct OutputTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  @Test func streamsAreKeptApart() async throws {
    let result = try await world.shell("echo out; echo err >&2")
    #expect(result.standardOutput == CapturedOutput(head: "out\n"))
    #expect(result.standardError == CapturedOutput(head: "err\n"))
  }

  @Test func floodsOnBothStreamsNeitherBlockNorFillMemory() async throws {
    let flood = "head -c 104857600 /dev/zero"
    let result = try await world.shell("echo begin; \(flood) & \(flood) >&2; wait; echo end")
    #expect(result.ending == .exited(status: 0))
    #expect(result.standardOutput.head.hasPrefix("begin\n"))
    #expect(result.standardOutput.tail.hasSuffix("end\n"))
    #expect(result.standardOutput.bytesCut == 104_857_600 + 10 - 65_536)
    #expect(result.standardError.bytesCut == 104_857_600 - 65_536)
  }

  @Test func endOfOutputIsNotTheEnd() async throws {
    let result = try await world.shell("echo said; exec >&- 2>&-; sleep 0.5; exit 5")
    #expect(result.ending == .exited(status: 5))
    #expect(result.standardOutput.text == "said\n")
    #expect(result.cost.wall >= TimeSpan(seconds: 0.5))
  }

  @Test func inputIsEmpty() async throws {
    #expect(try await world.run("cat").ending == .exited(status: 0))
  }

  @Test func invalidTextIsRepaired() async throws {
    #expect(try await world.shell("printf 'a\\377b'").standardOutput.text == "a\u{FFFD}b")
  }

  @Test func cutDividesNoCharacter() {
    for limit in 0...16 {
      var kept = HeadAndTail(limit: limit)
      let text = "äöüß€😀äöüß€😀"
      for byte in text.utf8 { kept.append([byte]) }
      let captured = kept.captured
      #expect(!(captured.head + captured.tail).contains("\u{FFFD}"))
      #expect(text.hasPrefix(captured.head))
      #expect(text.hasSuffix(captured.tail))
      #expect(
        captured.head.utf8.count + captured.tail.utf8.count + captured.bytesCut
          == text.utf8.count)
    }
  }

  @Test func nothingIsCutUpToTheLimit() {
    var kept = HeadAndTail(limit: 10)
    kept.append(Array("0123456".utf8))
    kept.append(Array("789".utf8))
    #expect(kept.captured == CapturedOutput(head: "0123456789"))
    kept.append(Array("a".utf8))
    #expect(kept.captured == CapturedOutput(head: "01234", tail: "6789a", bytesCut: 1))
  }
}
