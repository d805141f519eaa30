// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include <future>
#include <new>
#include <stdexcept>

#include "recording_sink.h"
#include "runtime/jobs.h"

using namespace flipbook;

namespace {

Error translate(const std::exception_ptr& pointer)
{
    try {
        std::rethrow_exception(pointer);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::out_of_memory, "no memory"};
    } catch (const std::exception& exception) {
        return Error{ErrorCode::internal, exception.what()};
    }
}

// Takes steps until it is cancelled.
Result<Event> work_for_ever(JobContext& context)
{
    for (int step = 1;; ++step) {
        FLIPBOOK_TRY(context.keep_going());
        StepCompleted completed;
        completed.step = step;
        completed.steps = 1000000;
        context.step_completed(completed);
    }
}

JobQueue::Work write(const char* name)
{
    return [name](JobContext& context) -> Result<Event> {
        return Event(FileWritten{context.job(), name});
    };
}

}  // namespace

class JobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_job_ends_in_exactly_one_final_event();
    void an_error_becomes_job_failed();
    void an_exception_is_translated_and_the_queue_goes_on();
    void cancels_the_running_job();
    void cancels_a_queued_job_before_it_starts();
    void cancelling_an_ended_job_does_nothing();
    void destruction_with_work_queued_is_clean();
};

void JobsTest::every_job_ends_in_exactly_one_final_event()
{
    RecordingSink recording;
    JobQueue queue(recording.sink(), translate);
    queue.post(JobId{1}, write("one"));
    queue.post(JobId{2}, write("two"));
    queue.wait_until_idle();

    const auto events = recording.events();
    QCOMPARE(events.size(), std::size_t(4));
    QVERIFY(std::get<JobStarted>(events[0]).job == JobId{1});
    QVERIFY(std::get<FileWritten>(events[1]).path == "one");
    QVERIFY(std::get<JobStarted>(events[2]).job == JobId{2});
    QVERIFY(std::get<FileWritten>(events[3]).path == "two");
}

void JobsTest::an_error_becomes_job_failed()
{
    RecordingSink recording;
    JobQueue queue(recording.sink(), translate);
    queue.post(JobId{7}, [](JobContext&) -> Result<Event> {
        return Error{ErrorCode::not_found, "There is no such file."};
    });
    queue.wait_until_idle();
    const auto failures = recording.all<JobFailed>();
    QCOMPARE(failures.size(), std::size_t(1));
    QVERIFY(failures[0].job == JobId{7});
    QVERIFY(failures[0].error.code == ErrorCode::not_found);
}

void JobsTest::an_exception_is_translated_and_the_queue_goes_on()
{
    RecordingSink recording;
    JobQueue queue(recording.sink(), translate);
    queue.post(JobId{1}, [](JobContext&) -> Result<Event> { throw std::bad_alloc(); });
    queue.post(JobId{2}, [](JobContext&) -> Result<Event> { throw std::runtime_error("broken"); });
    queue.post(JobId{3}, write("three"));
    queue.wait_until_idle();
    const auto failures = recording.all<JobFailed>();
    QCOMPARE(failures.size(), std::size_t(2));
    QVERIFY(failures[0].error.code == ErrorCode::out_of_memory);
    QVERIFY(failures[1].error.message == "broken");
    QCOMPARE(recording.all<FileWritten>().size(), std::size_t(1));
}

void JobsTest::cancels_the_running_job()
{
    RecordingSink recording;
    JobQueue queue(recording.sink(), translate);
    queue.post(JobId{1}, work_for_ever);
    recording.wait_for<StepCompleted>();
    queue.cancel(JobId{1});
    queue.wait_until_idle();
    const auto cancelled = recording.all<JobCancelled>();
    QCOMPARE(cancelled.size(), std::size_t(1));
    QVERIFY(cancelled[0].steps_done >= 1);
    QVERIFY(recording.all<JobFailed>().empty());
}

void JobsTest::cancels_a_queued_job_before_it_starts()
{
    RecordingSink recording;
    JobQueue queue(recording.sink(), translate);
    queue.post(JobId{1}, work_for_ever);
    queue.post(JobId{2}, write("never"));
    recording.wait_for<StepCompleted>();
    queue.cancel(JobId{2});
    queue.cancel(JobId{1});
    queue.wait_until_idle();
    QCOMPARE(recording.all<JobStarted>().size(), std::size_t(1));
    QCOMPARE(recording.all<JobCancelled>().size(), std::size_t(2));
    QVERIFY(recording.all<FileWritten>().empty());
}

void JobsTest::cancelling_an_ended_job_does_nothing()
{
    RecordingSink recording;
    JobQueue queue(recording.sink(), translate);
    queue.post(JobId{1}, write("one"));
    queue.wait_until_idle();
    queue.cancel(JobId{1});
    queue.cancel(JobId{99});
    queue.wait_until_idle();
    QCOMPARE(recording.events().size(), std::size_t(2));
}

void JobsTest::destruction_with_work_queued_is_clean()
{
    RecordingSink recording;
    {
        JobQueue queue(recording.sink(), translate);
        queue.post(JobId{1}, work_for_ever);
        for (std::uint64_t job = 2; job < 20; ++job)
            queue.post(JobId{job}, write("never"));
        recording.wait_for<StepCompleted>();
    }
    QCOMPARE(recording.all<JobStarted>().size(), std::size_t(1));
    QCOMPARE(recording.all<JobCancelled>().size(), std::size_t(1));
    const auto count = recording.events().size();
    QTest::qWait(20);
    QCOMPARE(recording.events().size(), count);
}

QTEST_GUILESS_MAIN(JobsTest)
#include "jobs_test.moc"
