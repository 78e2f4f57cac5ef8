// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// A model with a signature, all of it tracked.
struct SignedModelScope: Codable, Hashable, Sendable {
  var model: RepositoryPath
  var file: RepositoryPath
  var publicKey: RepositoryPath?
  var certificates: RepositoryPath?
  /// Paths below the model.
  var ignore: [String]

  var trusted: RepositoryPath? { publicKey ?? certificates }

  /// Verified in an export, where all files of the model stand together.
  func verification(_ access: Access) async throws -> Fact<ArtifactIntegrity.SignatureFacts> {
    do {
      let verified = try await access.content.withWorkspace(of: .candidate) { workspace in
        let place = { (path: RepositoryPath) in workspace.root.appending(path: path.text) }
        return await ModelSignature.verify(
          modelAt: place(model), signatureAt: place(file), trust: try trust(place), ignoring: ignore
        )
      }
      return try facts(of: verified)
    } catch let obstacle as Obstacle {
      return .unknown(obstacle)
    }
  }

  private func trust(_ place: (RepositoryPath) -> URL) throws -> SignatureTrust {
    let path = trusted ?? .root
    do {
      let data = try Data(contentsOf: place(path))
      return publicKey == nil ? .certificates(data) : .publicKey(data)
    } catch {
      throw Obstacle(
        rule: "integrity.key-unreadable", message: "'\(path)' cannot be read",
        remedy: "track the PEM file and name it")
    }
  }

  private func facts(
    of verified: SignatureVerification
  ) throws -> Fact<ArtifactIntegrity.SignatureFacts> {
    var faults: [SignatureFault] = []
    switch verified.outcome {
    case .valid: break
    case .invalid(let found): faults = found
    case .cannotJudge(let obstacle):
      return .unknown(
        Obstacle(
          rule: "integrity.signature-unjudged", message: OneLine.of(obstacle.reason),
          remedy: OneLine.of(obstacle.remedy)))
    }
    return .known(
      ArtifactIntegrity.SignatureFacts(
        isValid: verified.outcome == .valid,
        faults: faults.prefix(ArtifactIntegrity.SignatureFacts.mostFaults).map {
          OneLine.of("\($0)")
        },
        faultCount: faults.count, signer: OneLine.of(verified.signer.map { "\($0)" } ?? "nobody"),
        files: verified.coverage.files, bytes: verified.coverage.bytes,
        notices: verified.notices.map { OneLine.of($0) }))
  }
}
