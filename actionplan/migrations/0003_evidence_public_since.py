from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the backfill: PostgreSQL changes no table whose rows were touched just now."""

    dependencies = [("actionplan", "0002_life_of_an_action")]

    operations = [
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('is_public', False), ('released_at__isnull', False), _connector='OR'), name='evidence_public_since_a_moment'),
        ),
    ]
