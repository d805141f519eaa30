// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// A value over the frames of a clip: between its points as its shape says, constant before the
// first and after the last. Points are sorted by frame, frames are unique and count from 0.
struct CurvePoint {
    double frame = 0;
    double value = 1;

    bool operator==(const CurvePoint&) const = default;
};

enum class CurveShape {
    linear,
    hold,    // Each value until the next point.
    smooth,  // A monotone cubic (Fritsch and Carlson 1980): nothing overshoots.
};

class Curve {
public:
    Curve(double constant = 1.0) : m_points{{0.0, constant}} { }

    // "1.2", or Deforum's "0:(1.0), 8:(1.3)", with "hold " or "smooth " before it for those shapes.
    // Error: invalid_request quoting the text.
    static Result<Curve> parse(const std::string& text);

    // The shortest text that parse() turns back into this curve.
    std::string text() const;

    double at(double frame) const;
    bool is_constant(double value) const;  // Has this value at every frame.
    const std::vector<CurvePoint>& points() const { return m_points; }
    CurveShape shape() const { return m_shape; }  // Linear where there is one point.
    void set_shape(CurveShape shape);

    bool operator==(const Curve&) const = default;

private:
    std::vector<CurvePoint> m_points;
    CurveShape m_shape = CurveShape::linear;
};

// Which network parts move. `from_checkpoint` takes the module that a diffusers folder brings
// along (motion_adapter/), and still frames where there is none.
enum class MotionSource { from_checkpoint, file, none };

struct MotionOptions {
    MotionSource source = MotionSource::from_checkpoint;
    std::filesystem::path module;  // With MotionSource::file.
    Curve scale = 1.0;             // Multiplies K of the temporal attention.
    Curve effect = 1.0;            // output = (1-e) x + e module(x); 0 skips the module.

    bool operator==(const MotionOptions&) const = default;
};

// A further motion module, in the places of the UNet behind the model's own and behind those before
// it. Without any, and where it has no effect, a clip is the same bit by bit.
struct MotionModuleOptions {
    std::filesystem::path path;  // A bare name is a file in motion_modules/ of the checkpoint.
    Curve effect = 1.0;          // As above; 0 skips it.
    Curve scale = 1.0;           // As above; modules without attention have no use for it.
    std::string blocks = "all";  // Of the UNet: "down, mid, up.1, up.2-3".
    double start = 0.0;          // From this share of the sampling on, 0 … 1,
    double end = 1.0;            // up to this one.
    // Of a module with several contexts: "pan-left", or a mix "pan-left:0.6 + zoom-in:0.4" whose
    // shares may be curves.
    std::string context;

    bool operator==(const MotionModuleOptions&) const = default;
};

}  // namespace flipbook
