// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// Tells whoever waits what is going on: one moving line on a terminal; elsewhere the lines of each
/// finished check, and a sign of life that names what is running.
package actor ProgressReporter {
  package enum Style: Hashable, Sendable {
    /// One line that is written over; its width in columns.
    case movingLine(width: Int)
    case lines
  }

  /// Where time comes from, so that waiting can be tested without waiting.
  package struct Time: Sendable {
    /// Since any fixed moment; never goes back.
    package var now: @Sendable () -> Duration
    package var sleep: @Sendable (Duration) async throws -> Void

    package init(
      now: @escaping @Sendable () -> Duration,
      sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
      self.now = now
      self.sleep = sleep
    }

    package static var continuous: Self {
      let start = ContinuousClock.now
      return Self(now: { start.duration(to: .now) }, sleep: { try await Task.sleep(for: $0) })
    }
  }

  private let style: Style
  private let palette: Palette
  private let time: Time
  private let sink: @Sendable (String) -> Void
  private var state = ProgressState()
  private var isLineShown = false

  /// - Parameter sink: gets text as it is to be written, to standard error.
  package init(
    style: Style, palette: Palette = .plain, time: Time = .continuous,
    sink: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.palette = palette
    self.time = time
    self.sink = sink
  }

  package func receive(_ event: RunEvent) {
    state.apply(event, at: time.now())
    switch (style, event) {
    case (.movingLine, _): redraw()
    case (.lines, .finished(let record)):
      let lines = TerminalReport.lines(of: record, passedShown: Self.casesShown, palette: palette)
      for line in lines { sink(line + "\n") }
    case (.lines, _): break
    }
  }

  /// Keeps the line moving, or shows signs of life, until the task is cancelled.
  package func run() async {
    let interval: Duration = style == .lines ? .seconds(30) : .seconds(1)
    while !Task.isCancelled {
      do { try await time.sleep(interval) } catch { return }
      tick()
    }
  }

  /// Removes the moving line, so that the report begins on an empty one.
  package func finish() {
    if isLineShown { sink(Self.clearLine) }
    isLineShown = false
  }

  private func tick() {
    guard !state.running.isEmpty else { return }
    switch style {
    case .movingLine: redraw()
    case .lines: sink("still running: \(state.line(at: time.now()))\n")
    }
  }

  private func redraw() {
    guard case .movingLine(let width) = style else { return }
    // A line that wraps could not be written over; characters beyond ASCII may be two columns wide.
    var left = max(1, width - 1)
    let shown = state.line(at: time.now()).prefix { character in
      left -= character.isASCII ? 1 : 2
      return left >= 0
    }
    sink(Self.clearLine + shown)
    isLineShown = true
  }

  /// Passing cases of one check that a log shows one by one.
  private static let casesShown = 200
  private static let clearLine = "\r\u{1B}[2K"
}
