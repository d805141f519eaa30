// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/module_cost.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <stop_token>

#include "recording_sink.h"

using namespace flipbook;

namespace {

using Part = MotionSlot::Part;

// Doubles what comes in, and remembers what that was.
class Doubling final : public MotionModule {
public:
    explicit Doubling(MotionSlots slots) : m_slots(std::move(slots)) { }

    MotionSlots slots() const override { return m_slots; }
    int64_t max_frames() const override { return 32; }
    torch::nn::Module& network() override { return m_none; }
    std::vector<at::Tensor> slot_parameters(const MotionSlot&) const override { return {}; }
    at::Tensor forward(at::Tensor hidden, const MotionSlot& slot,
                       const NetworkContext&) const override
    {
        seen[slot] = hidden.sizes().vec();
        return hidden + hidden;
    }

    mutable std::map<MotionSlot, std::vector<int64_t>> seen;  // Last.

private:
    MotionSlots m_slots;
    torch::nn::Module m_none;
};

Result<CheckTable> costs(const MotionModule& module, Size size, std::stop_source stop = {})
{
    const c10::InferenceMode inference;
    const EventSink sink = RecordingSink().sink();
    JobContext job(JobId{1}, sink, stop.get_token());
    return module_costs(module, size, Placement{}, job);
}

std::int64_t whole(const Result<CheckTable>& table, std::size_t row, const std::string& column)
{
    const auto& columns = table.value().columns;
    const auto at = std::find(columns.begin(), columns.end(), column) - columns.begin();
    return std::get<std::int64_t>(table.value().rows[row][static_cast<std::size_t>(at)]);
}

}  // namespace

class ModuleCostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slots_see_what_they_see_of_a_clip();
    void sides_that_are_not_named_are_usual();
    void what_memory_does_not_suffice_for_is_refused();
    void a_long_look_can_be_cancelled();
};

void ModuleCostTest::slots_see_what_they_see_of_a_clip()
{
    MotionSlots slots;
    for (int64_t block = 0; block < 4; ++block) {
        slots[{Part::down, block, 0}] = 32;
        slots[{Part::up, block, 0}] = 32;
    }
    slots[{Part::mid, 0, 0}] = 32;
    const Doubling module(slots);
    const auto table = costs(module, {512, 264});
    QVERIFY2(table, table ? "" : table.error().message.c_str());
    // Two branches of 16 frames; 33, 17, 9, 5 rows.
    const auto shape = [](int64_t rows, int64_t columns) {
        return std::vector<int64_t>{32, 32, rows, columns};
    };
    QVERIFY(module.seen[(MotionSlot{Part::down, 0, 0})] == shape(33, 64));
    QVERIFY(module.seen[(MotionSlot{Part::down, 1, 0})] == shape(17, 32));
    QVERIFY(module.seen[(MotionSlot{Part::down, 3, 0})] == shape(5, 8));
    QVERIFY(module.seen[(MotionSlot{Part::mid, 0, 0})] == shape(5, 8));
    QVERIFY(module.seen[(MotionSlot{Part::up, 0, 0})] == shape(5, 8));
    QVERIFY(module.seen[(MotionSlot{Part::up, 1, 0})] == shape(9, 16));
    QVERIFY(module.seen[(MotionSlot{Part::up, 3, 0})] == shape(33, 64));
    QCOMPARE(whole(table, 0, "bytes"), std::int64_t{4} * 32 * 32 * 33 * 64);
    for (std::size_t row : {0U, 1U}) {
        QCOMPARE(whole(table, row, "frames"), std::int64_t{16});
        QCOMPARE(whole(table, row, "width"), std::int64_t{512});
        QCOMPARE(whole(table, row, "height"), std::int64_t{264});
        QCOMPARE(std::get<std::string>(table.value().rows[row].back()), std::string("64x33"));
    }
    QVERIFY(whole(table, 1, "bytes") > whole(table, 0, "bytes"));
}

void ModuleCostTest::sides_that_are_not_named_are_usual()
{
    const Doubling module({{{Part::down, 0, 0}, 32}});
    const auto usual = costs(module, {0, 0});
    QVERIFY(usual);
    QCOMPARE(whole(usual, 0, "width"), std::int64_t{256});
    QCOMPARE(whole(usual, 0, "height"), std::int64_t{256});
    const auto wide = costs(module, {384, 0});
    QVERIFY(wide);
    QCOMPARE(whole(wide, 0, "width"), std::int64_t{384});
    QCOMPARE(whole(wide, 0, "height"), std::int64_t{256});
}

void ModuleCostTest::what_memory_does_not_suffice_for_is_refused()
{
    // Terabytes, which small calls foretell.
    const Doubling module({{{Part::down, 0, 0}, 4096}});
    const auto table = costs(module, {8192, 8192});
    QVERIFY(!table);
    QVERIFY(table.error().code == ErrorCode::out_of_memory);
    QVERIFY(module.seen[(MotionSlot{Part::down, 0, 0})].back() == 8);
}

void ModuleCostTest::a_long_look_can_be_cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const Doubling module({{{Part::down, 0, 0}, 32}});
    const auto table = costs(module, {64, 64}, stop);
    QVERIFY(!table);
    QVERIFY(table.error().code == ErrorCode::cancelled);
    QVERIFY(module.seen.empty());
}

QTEST_GUILESS_MAIN(ModuleCostTest)
#include "module_cost_test.moc"
