// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/request.h"

namespace flipbook {

// A place in the latents.
struct LatentPlace {
    int x = 0;
    int y = 0;

    bool operator==(const LatentPlace&) const = default;
};

// A look inside: what to look at, and in what.
struct CheckRequest {
    std::string what;                  // A name of Capabilities::checks.
    std::filesystem::path file;        // The motion module, or the first of two recordings.
    std::filesystem::path other;       // The second recording.
    std::filesystem::path output;      // Where a recording or pictures are written.
    std::vector<std::string> layers;   // Beginnings of the names recorded; empty for all.
    bool whole = false;                // Record tensors, and not only what is measured of them.
    std::optional<LatentPlace> place;  // Of attention maps; all places averaged where absent.
    GenerationRequest request;         // The clip that is made to look at.

    bool operator==(const CheckRequest&) const = default;
};

// Text, number, whole number, or yes and no.
using CheckValue = std::variant<std::string, double, std::int64_t, bool>;

struct CheckTable {
    std::string name;                  // "costs", a key in JSON.
    std::vector<std::string> columns;  // "milliseconds", likewise.
    std::vector<std::vector<CheckValue>> rows;

    bool operator==(const CheckTable&) const = default;
};

// A picture that goes with what was found, and the file it is for.
struct CheckPicture {
    std::filesystem::path file;
    Frame picture;

    bool operator==(const CheckPicture&) const = default;
};

// What was found. Every check has this form, so that front ends need to know none of them.
struct CheckReport {
    std::string what;
    std::vector<CheckTable> tables;
    std::vector<std::string> faults;     // One sentence each; empty where all is well.
    std::vector<CheckPicture> pictures;  // The engine writes them.

    bool operator==(const CheckReport&) const = default;
};

}  // namespace flipbook
