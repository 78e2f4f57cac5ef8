// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import Testing
import ValidationCore

@testable import ValidationProcesses

@Suite struct SupervisorWatchTests {
  @Test func supervisorThatIsGivenUpBeforeItStartsIsKilledWhenItDoes() async throws {
    let invocation = try CommandWorld().invocation(["true"], grace: TimeSpan(seconds: 0))
    let watch = SupervisorWatch(invocation, margin: TimeSpan(seconds: 0))
    watch.expectEnd()
    #expect(watch.look())
    watch.release()
    let sent = Mutex<[Int32]>([])
    await watch.attend { signal in sent.withLock { $0.append(signal) } }
    #expect(sent.withLock { $0 } == [SIGKILL])
  }
}
