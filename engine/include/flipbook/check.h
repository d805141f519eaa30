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
    std::string what;              // A name of Capabilities::checks.
    std::filesystem::path file;    // The motion module, or the first of two recordings.
    std::filesystem::path other;   // The second recording.
    std::filesystem::path output;  // Where a recording or pictures are written.
    // Beginnings of the names of layers, or of "PART/NAME" for weights. Empty for all; of
    // "activations" for what the motion modules give.
    std::vector<std::string> layers;
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

// How many values of a tensor lie in each of equal parts of its range; those alone that are finite.
// One of a single value has low == high, and all of them in the first part.
struct CheckHistogram {
    std::string part;   // "unet"
    std::string layer;  // "conv_in.weight"
    double low = 0;
    double high = 0;
    std::vector<std::int64_t> counts;

    bool operator==(const CheckHistogram&) const = default;
};

// How much the frames of a window look at each other in one head of a temporal attention.
struct AttentionMap {
    std::string layer;  // "down_blocks.0.motion_modules.1.attn1"
    std::int64_t head = 0;
    std::int64_t step = 0;       // 1 …
    std::int64_t frames = 0;     // F
    std::vector<float> weights;  // [F, F] in C order; a row, of the frame that looks, sums to one.

    bool operator==(const AttentionMap&) const = default;
};

// What was found. Every check has this form, so that front ends need to know none of them.
struct CheckReport {
    std::string what;
    std::vector<CheckTable> tables;
    std::vector<std::string> faults;         // One sentence each; empty where all is well.
    std::vector<CheckPicture> pictures;      // The engine writes them.
    std::vector<CheckHistogram> histograms;  // Of "weights".
    std::vector<AttentionMap> maps;          // Of "attention" and "activations".
    ClipPtr clip;                            // Of "activations": the one that was looked at.

    bool operator==(const CheckReport&) const = default;
};

}  // namespace flipbook
