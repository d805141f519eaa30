// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/job_context.h"
#include "flipbook/check.h"
#include "flipbook/result.h"
#include "models/network_context.h"

namespace flipbook {

class Pipeline;

// An observer that knows where it is.
class LayerWatch : public ActivationObserver {
public:
    void pass_started(int step, int window) override
    {
        m_step = step;
        m_window = window;
        ++m_passes;
    }

protected:
    std::int64_t step() const { return m_step + 1; }  // From 1, as people count.
    std::int64_t window() const { return m_window + 1; }
    int passes() const { return m_passes; }

private:
    int m_step = 0, m_window = 0, m_passes = 0;
};

// The request's clip, made while `watch` hears the layers of its UNet. Errors: those of
// Pipeline::generate().
Result<ClipReady> watch_clip(const CheckRequest& request, Pipeline& pipeline, LayerWatch& watch,
                             JobContext& job);

// Whether a name begins as one of these.
bool begins_with_any(const std::string& name, const std::vector<std::string>& starts);

// What is measured of an activation, by name, in this order: mean, std, min, max.
at::Tensor measured(const at::Tensor& activation);

}  // namespace flipbook
