// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <torch/csrc/jit/api/module.h>

#include <QTemporaryDir>
#include <QTest>

#include "models/module_contract.h"
#include "models/motion_module_files.h"
#include "sample_networks.h"

using namespace flipbook;

namespace {

const at::TensorOptions fp32(at::kFloat);
constexpr const char* usual_card =
    R"({"name": "gain", "slots": {"down_blocks.0.motion_modules.0": 32}, "max_frames": 24})";

// Scales each frame by what it has learnt, `gain`.
const std::string usual_body = R"(
        shape = hidden_states.size()
        frames = hidden_states.view([-1, frame_count, shape[1], shape[2]])
        return (frames * self.gain).view([shape[0], shape[1], shape[2]])
)";

// What torch.jit.save() would write of a module with this forward(); its path.
std::filesystem::path write_script(const QTemporaryDir& folder, const std::string& body,
                                   const std::string& card = usual_card,
                                   const std::string& more = {})
{
    torch::jit::Module module("Gain");
    module.register_parameter("gain", at::full({1}, 2.0), false);
    if (!more.empty())
        module.define(more);
    module.define("def forward(self, hidden_states: Tensor, timestep: Tensor, frame_count: int,"
                  " slot: str) -> Tensor:"
                  + body);
    torch::jit::ExtraFilesMap extra;
    if (!card.empty())
        extra["flipbook.json"] = card;
    const std::filesystem::path path = folder.filePath("gain.pt").toStdString();
    module.save(path.string(), extra);
    return path;
}

std::string failure_of(const std::filesystem::path& path)
{
    const auto file = open_motion_module_file(path);
    if (!file)
        return file.error().message;
    const auto module = load_motion_module(file.value(), fp32);
    return module ? std::string() : module.error().message;
}

}  // namespace

// Motion modules that come as TorchScript.
class ScriptedModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_no_grad = std::make_unique<at::NoGradGuard>(); }
    void runs_what_the_file_brings();
    void reaching_out_is_refused_before_anything_runs_data();
    void reaching_out_is_refused_before_anything_runs();
    void unpacking_that_would_run_is_refused();
    void what_breaks_the_contract_is_refused_data();
    void what_breaks_the_contract_is_refused();
    void a_card_is_needed();

private:
    std::unique_ptr<at::NoGradGuard> m_no_grad;
};

void ScriptedModuleTest::runs_what_the_file_brings()
{
    const QTemporaryDir folder;
    const auto file = open_motion_module_file(write_script(folder, usual_body));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(kind_of(file.value()), std::string("torchscript"));
    const auto module = load_motion_module(file.value(), fp32);
    QVERIFY2(module, module ? "" : module.error().message.c_str());
    QCOMPARE(module.value()->max_frames(), int64_t(24));
    QVERIFY((module.value()->slots() == MotionSlots{{{MotionSlot::Part::down, 0, 0}, 32}}));
    QCOMPARE(module.value()->network().parameters().size(), std::size_t(1));
    ModuleQuestion question =
        ask_module(*module.value(), {MotionSlot::Part::down, 0, 0}, 3, {4, 4}, fp32);
    QVERIFY(at::equal(answer_of(*module.value(), question), question.hidden * 2));
    question.context.motion_effect = FrameValues({0, 0.5, 1}, fp32);
    QVERIFY(at::equal(answer_of(*module.value(), question)[1], question.hidden[1] * 1.5));
}

void ScriptedModuleTest::reaching_out_is_refused_before_anything_runs_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("operation");
    QTest::newRow("reads a file") << "\n        return torch.from_file(\"/etc/passwd\", False, 4)\n"
                                  << "aten::from_file";
    QTest::newRow("writes a file")
        << "\n        torch.save(hidden_states, \"flipbook-must-not-be\")\n"
           "        return hidden_states\n"
        << "aten::save";
    QTest::newRow("prints") << "\n        print(\"hello\")\n        return hidden_states\n"
                            << "prim::Print";
    QTest::newRow("draws") << "\n        return torch.rand_like(hidden_states)\n"
                           << "aten::rand_like";
    QTest::newRow("within a branch")
        << "\n        if frame_count > 3:\n            torch.save(hidden_states, \"x\")\n"
           "        return hidden_states\n"
        << "aten::save";
}

void ScriptedModuleTest::reaching_out_is_refused_before_anything_runs()
{
    QFETCH(const QString, body);
    QFETCH(const QString, operation);
    const QTemporaryDir folder;
    const std::string failure = failure_of(write_script(folder, body.toStdString()));
    QVERIFY2(failure.find("gain.pt is refused: it uses " + operation.toStdString())
                 != std::string::npos,
             failure.c_str());
    QVERIFY(!std::filesystem::exists("flipbook-must-not-be"));
}

void ScriptedModuleTest::unpacking_that_would_run_is_refused()
{
    const QTemporaryDir folder;
    const std::string failure = failure_of(write_script(
        folder, usual_body, usual_card, "def __getstate__(self) -> int:\n        return 1\n"));
    QVERIFY2(failure.find("is refused") == std::string::npos, failure.c_str());
    const std::string other = failure_of(write_script(
        folder, usual_body, usual_card,
        "def __setstate__(self, state: int) -> None:\n        self.gain = self.gain\n"));
    QVERIFY2(other.find("it uses __setstate__") != std::string::npos, other.c_str());
}

void ScriptedModuleTest::what_breaks_the_contract_is_refused_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("part");
    QTest::newRow("shape") << "\n        return hidden_states.mean(1)\n"
                           << "it makes [";
    QTest::newRow("NaN") << "\n        return hidden_states / 0.0 * 0.0\n"
                         << "it gives NaN or infinity";
}

void ScriptedModuleTest::what_breaks_the_contract_is_refused()
{
    QFETCH(const QString, body);
    QFETCH(const QString, part);
    const QTemporaryDir folder;
    const std::string failure = failure_of(write_script(folder, body.toStdString()));
    QVERIFY2(failure.find(part.toStdString()) != std::string::npos, failure.c_str());
}

void ScriptedModuleTest::a_card_is_needed()
{
    const QTemporaryDir folder;
    for (const auto& [card, part] :
         {std::pair("", "its extra file flipbook.json is missing"),
          {R"({"slots": {}})", "\"slots\" in its flipbook.json must be"},
          {R"({"slots": {"middle": 3}})", "\"slots.middle\""},
          {R"({"slots": {"mid_block.motion_modules.0": 4}, "precision": "fp8"})", "\"precision\""},
          {R"({"slots": {"mid_block.motion_modules.0": 4}, "max_frames": 0})", "\"max_frames\""}}) {
        const std::string failure = failure_of(write_script(folder, usual_body, card));
        QVERIFY2(failure.find(part) != std::string::npos, failure.c_str());
    }
}

QTEST_APPLESS_MAIN(ScriptedModuleTest)
#include "scripted_module_test.moc"
