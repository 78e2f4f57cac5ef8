// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationData
import ValidationGit
import ValidationProcesses
import ValidationReporting

/// Looks at each thing that a run depends on, and says what to do where it is not as it should be.
struct Doctor: Sendable {
  struct Finding: Sendable {
    enum State: String, Sendable {
      case good = "ok"
      case note = "note"
      case bad = "bad"
    }

    var topic: String
    var state: State
    var text: String
    var remedy: String?

    var line: String {
      let label = "\(state.rawValue)".padding(toLength: 5, withPad: " ", startingAt: 0)
      let name = topic.padding(toLength: 12, withPad: " ", startingAt: 0)
      let next = remedy.map { "\n                   next: \(VisibleText.line($0))" } ?? ""
      return "\(label) \(name) \(VisibleText.line(text))\(next)"
    }
  }

  let options: RepositoryOptions
  let reports: String
  let process: ProcessDescription

  func examine() async -> [Finding] {
    await repositoryFindings() + [await engine(), supervisor(), reportFolder()]
  }

  private var opening: SessionOpening { SessionOpening(options: options, process: process) }

  private func repositoryFindings() async -> [Finding] {
    do {
      let access = try opening.access(base: nil)
      let facts = access.facts
      let pointers = await self.pointers(access)
      let manifests = await self.manifests(access)
      await access.content.finish()
      return [
        Finding(
          topic: "repository", state: .good, text: "\(facts.root.path), owned by a trusted user"),
        depth(facts), partial(facts), pointers, base(access.history.base),
      ] + manifests
    } catch {
      return [Self.bad("repository", Obstacle(describing: error, while: "opening the repository"))]
    }
  }

  private func depth(_ facts: RepositoryFacts) -> Finding {
    facts.isShallow
      ? Finding(
        topic: "history", state: .note, text: "shallow: commits before a cut are missing",
        remedy: "in GitHub Actions set fetch-depth: 0; elsewhere: git fetch --unshallow")
      : Finding(topic: "history", state: .good, text: "complete")
  }

  private func partial(_ facts: RepositoryFacts) -> Finding {
    facts.isPartialClone
      ? Finding(
        topic: "objects", state: .note,
        text: "partial clone: content that was never checked out is missing",
        remedy: "git fetch --refetch --no-filter")
      : Finding(topic: "objects", state: .good, text: "all here")
  }

  private func pointers(_ access: GitAccess) async -> Finding {
    do {
      let inventory = try await access.content.pointerInventory()
      let kept = inventory.keptByDVC > 0 ? " and \(inventory.keptByDVC) files of DVC" : ""
      if let first = inventory.unresolved.first {
        return Finding(
          topic: "large files", state: .bad,
          text: "\(inventory.unresolved.count) LFS pointers without content here, such as \(first)",
          remedy: "git lfs pull; in GitHub Actions set lfs: true on the checkout step")
      }
      if let first = inventory.unfetched.first {
        let count = inventory.unfetched.count
        return Finding(
          topic: "large files", state: .bad,
          text: "\(count) files or folders of DVC without content here, such as \(first)",
          remedy: "dvc pull")
      }
      return Finding(
        topic: "large files", state: .good,
        text: "\(inventory.pointers.count) LFS pointers\(kept), all with content")
    } catch {
      return Self.bad("large files", Obstacle(describing: error, while: "looking at pointers"))
    }
  }

  private func base(_ base: BaseResolution) -> Finding {
    switch base {
    case .resolved(let revision, let rule):
      Finding(
        topic: "base", state: .good,
        text: "\(revision.name) \(revision.commit ?? ""), found by \(rule)")
    case .firstCommit:
      Finding(topic: "base", state: .note, text: "none: this is the first commit")
    case .unresolved(let obstacle): Self.bad("base", obstacle)
    }
  }

  private func manifests(_ access: GitAccess) async -> [Finding] {
    do {
      let found = try await opening.manifests(in: access).manifests
      let names = found.map {
        "\($0.file) (\($0.checks.count) \($0.checks.count == 1 ? "check" : "checks"))"
      }
      return [
        Finding(topic: "manifest", state: .good, text: names.joined(separator: ", ")),
        programs(of: found.flatMap(\.checks).flatMap(\.inputs.commands)),
      ]
    } catch let error as UsageError {
      return [Finding(topic: "manifest", state: .bad, text: error.message, remedy: error.remedy)]
    } catch let mistakes as ManifestProblems {
      let first = mistakes.problems.first.map { "line \($0.mark.line): \($0.message)" } ?? ""
      return [
        Finding(
          topic: "manifest", state: .bad,
          text: "\(mistakes.file) has \(mistakes.problems.count) mistakes, the first on \(first)",
          remedy: "validate-model plan tells them all")
      ]
    } catch {
      return [Self.bad("manifest", Obstacle(describing: error, while: "reading the manifest"))]
    }
  }

  private func programs(of commands: [CommandDeclaration]) -> Finding {
    let missing = ProgramIdentity(environment: process.environment).missing(of: commands)
    guard !missing.isEmpty else {
      return Finding(
        topic: "commands", state: .good, text: "\(commands.count) in the manifest, programs found")
    }
    return Finding(
      topic: "commands", state: .bad,
      text: "not found: \(Set(missing).sorted().joined(separator: ", "))",
      remedy: "install them, or activate the environment that has them")
  }

  private func engine() async -> Finding {
    let folder = FileManager.default.temporaryDirectory
    do {
      let runner = try SupervisedCommandRunner(of: process)
      let engine = DuckDBEngine(options, process, runner, temporary: folder)
      // Opened without tables, it shows that it takes its restrictions.
      try await engine.withTables([]) { _ in }
      let identity = try await engine.identity()
      await engine.finish()
      return Finding(topic: "data engine", state: .good, text: identity)
    } catch {
      var finding = Self.bad("data engine", Obstacle(describing: error, while: "starting DuckDB"))
      // Only checks on tables need it, and they say so themselves.
      finding.state = .note
      return finding
    }
  }

  private func supervisor() -> Finding {
    do {
      _ = try SupervisedCommandRunner(of: process)
      return Finding(topic: "supervisor", state: .good, text: "found beside the tool")
    } catch { return Self.bad("supervisor", Obstacle(describing: error, while: "looking for it")) }
  }

  private func reportFolder() -> Finding {
    do {
      try AtomicFile.check(process.file(reports).appendingPathComponent("junit.xml"))
      return Finding(
        topic: "reports", state: .good, text: "\(process.file(reports).path) can be written")
    } catch {
      return Finding(
        topic: "reports", state: .bad, text: "\(error)",
        remedy: "name another folder with --reports")
    }
  }

  private static func bad(_ topic: String, _ obstacle: Obstacle) -> Finding {
    Finding(topic: topic, state: .bad, text: obstacle.message, remedy: obstacle.remedy)
  }
}
