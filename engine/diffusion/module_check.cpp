// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/checks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/text.h"
#include "core/utf8_path.h"
#include "diffusion/module_cost.h"
#include "models/device.h"
#include "models/models.h"
#include "models/module_contract.h"
#include "models/motion_module_files.h"

namespace flipbook {

namespace {

constexpr int64_t usual_frames = 16;

double root_mean_square(const at::Tensor& values)
{
    return values.to(at::kFloat).square().mean().sqrt().item<double>();
}

class ModuleCheck {
public:
    ModuleCheck(const MotionModule& module, const Placement& placement, std::string file)
        : m_module(module), m_placement(placement), m_file(std::move(file))
    { }

    CheckReport run()
    {
        add_contract();
        add_behaviour();
        return std::move(m_report);
    }

private:
    static constexpr Size seen{8, 8};

    void add_contract()
    {
        std::map<std::string, std::string> first_faults{{"same shape", ""},
                                                        {"finite", ""},
                                                        {"deterministic", ""},
                                                        {"batch-independent", ""},
                                                        {"chunk-independent", ""}};
        for (const auto& [slot, channels] : m_module.slots())
            for (const std::string& fault : faults_at(slot))
                if (std::string& first = first_faults[fault]; first.empty())
                    first = slot_name(slot);
        CheckTable table{"contract", {"property", "kept", "first_fault"}, {}};
        for (const auto& [property, first] : first_faults) {
            table.rows.push_back({property, first.empty(), first});
            if (!first.empty())
                m_report.faults.push_back(m_file + " is not " + property + " at " + first + ".");
        }
        m_report.tables.push_back(std::move(table));
    }

    std::vector<std::string> faults_at(const MotionSlot& slot) const
    {
        const int64_t frames = std::min<int64_t>(4, m_module.max_frames());
        const ModuleQuestion question =
            ask_module(m_module, slot, frames, seen, m_placement.options());
        const at::Tensor answer = answer_of(m_module, question);
        if (answer.sizes() != question.hidden.sizes())
            return {"same shape"};
        std::vector<std::string> faults;
        if (!at::isfinite(answer).all().item<bool>())
            faults.emplace_back("finite");
        if (!at::equal(answer, answer_of(m_module, question)))
            faults.emplace_back("deterministic");
        // Another first branch must leave the second one's bits.
        ModuleQuestion other = question;
        other.hidden = question.hidden.clone(at::MemoryFormat::ChannelsLast);
        other.hidden.narrow(0, 0, frames).mul_(-0.5);
        const at::Tensor second = answer.narrow(0, frames, frames);
        if (!at::equal(second, answer_of(m_module, other).narrow(0, frames, frames)))
            faults.emplace_back("batch-independent");
        // Kernels block by batch, so a branch alone rounds differently.
        const double tolerance = m_placement.dtype == at::kFloat ? 1e-4 : 3e-2;
        const double apart = root_mean_square(second_branch_of(m_module, question) - second)
                             / std::max(root_mean_square(second), 1e-12);
        if (!(apart <= tolerance))
            faults.emplace_back("chunk-independent");
        return faults;
    }

    void add_behaviour()
    {
        CheckTable table{"frames", {"frames", "outcome", "change", "change_over_frames"}, {}};
        for (const int64_t frames : {int64_t(1), usual_frames, 2 * usual_frames}) {
            if (frames > m_module.max_frames()) {
                table.rows.push_back({frames, "more than it sees at once", 0.0, 0.0});
                continue;
            }
            double change = 0, over_frames = 0;
            bool is_finite = true;
            for (const auto& [slot, channels] : m_module.slots()) {
                const ModuleQuestion question =
                    ask_module(m_module, slot, frames, seen, m_placement.options());
                const at::Tensor difference = answer_of(m_module, question) - question.hidden;
                const double whole = root_mean_square(question.hidden);
                const at::Tensor mean = difference.unflatten(0, {2, -1}).mean(1, true);
                change = std::max(change, root_mean_square(difference) / whole);
                over_frames = std::max(
                    over_frames, root_mean_square(difference.unflatten(0, {2, -1}) - mean) / whole);
                is_finite = is_finite && at::isfinite(difference).all().item<bool>();
            }
            table.rows.push_back(
                {frames, is_finite ? "works" : "NaN or infinity", change, over_frames});
            if (!is_finite)
                m_report.faults.push_back(m_file + " gives NaN or infinity with "
                                          + std::to_string(frames) + " frames.");
        }
        m_report.tables.push_back(std::move(table));
    }

    const MotionModule& m_module;
    const Placement& m_placement;
    std::string m_file;
    CheckReport m_report;
};

}  // namespace

Result<CheckReport> check_module(const CheckRequest& request, Pipeline&, JobContext& job)
{
    job.phase_started(Phase::load);
    FLIPBOOK_ASSIGN(const Placement placement, find_placement(request.request.compute));
    FLIPBOOK_ASSIGN(const MotionModuleFile file, open_motion_module_file(request.file));
    const std::string name = path_to_utf8(request.file);
    FLIPBOOK_ASSIGN(const MotionModulePtr module, load_unchecked(file, placement.options()));
    FLIPBOOK_TRY(job.keep_going());
    CheckReport report = ModuleCheck(*module, placement, name).run();
    FLIPBOOK_ASSIGN(CheckTable costs, module_costs(*module, request.request.size, placement, job));
    report.tables.push_back(std::move(costs));
    report.tables.insert(
        report.tables.begin(),
        {"module",
         {"kind", "slots", "frames_at_once", "contexts", "weight_bytes", "device", "precision"},
         {{kind_of(file), static_cast<std::int64_t>(module->slots().size()), module->max_frames(),
           listed(module->contexts()),
           static_cast<std::int64_t>(parameter_bytes(module->network())), placement.device.str(),
           std::string(c10::toString(placement.dtype))}}});
    return report;
}

}  // namespace flipbook
