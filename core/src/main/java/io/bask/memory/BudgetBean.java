package io.bask.memory;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.LoggerFactory;

/** A budget as management tools see it. */
record BudgetBean(MemoryBudget budget) implements MemoryBudgetMXBean {
    /** Name of the bean of the last budget that was published. */
    static final String NAME = "io.bask:type=MemoryBudget";

    /** Registers a budget, in the place of another where there is one. */
    static void publish(MemoryBudget budget) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(
                    new javax.management.StandardMBean(new BudgetBean(budget), MemoryBudgetMXBean.class, true), name);
        } catch (JMException | NoClassDefFoundError unmanaged) {
            LoggerFactory.getLogger(MemoryBudget.class).debug("not shown to management tools", unmanaged);
        }
    }

    @Override
    public long getLimit() {
        return budget.limit();
    }

    @Override
    public long getUsed() {
        return budget.use().used();
    }

    @Override
    public long getPeak() {
        return budget.use().peak();
    }

    @Override
    public long getSpilled() {
        return budget.use().spilled();
    }

    @Override
    public long getReloaded() {
        return budget.use().reloaded();
    }

    @Override
    public long getOnDisk() {
        return budget.use().onDisk();
    }

    @Override
    public long getOverruns() {
        return budget.use().overruns();
    }
}
